#include "lifecycle/own_words.h"

#include "base/fold.h"

namespace candor::lifecycle {

bool quoted_line(std::string_view line) {
  const std::string_view trimmed = trim(line);
  return trimmed.starts_with('>') || (starts_with_ci(trimmed, "(in reply to") && trimmed.ends_with(')'));
}

std::string own_words(std::string_view text) {
  std::string own;
  own.reserve(text.size());
  for (const std::string_view line : split(text, '\n')) {
    if (quoted_line(line)) continue;
    own += line;
    own += '\n';
  }
  return own;
}

}  // namespace candor::lifecycle
