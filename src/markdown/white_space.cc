#include "markdown/white_space.h"

#include "base/fold.h"

namespace candor::markdown {

namespace {

bool starts_at(std::string_view text, size_t at, std::string_view what) {
  return text.substr(at, what.size()) == what;
}

// Three-byte blanks: U+2000..200F, U+2028..2029, U+202F, U+205F, U+2060, U+3000, U+FEFF.
bool wide_blank(std::string_view text, size_t at) {
  if (at + 2 >= text.size()) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (starts_at(text, at, "\xE2\x80")) return third <= 0x8F || third == 0xA8 || third == 0xA9 || third == 0xAF;
  if (starts_at(text, at, "\xE2\x81")) return third == 0x9F || third == 0xA0;
  return (starts_at(text, at, "\xE3\x80") && third == 0x80) ||
         (static_cast<unsigned char>(text[at]) == 0xEF && second == 0xBB && third == 0xBF);
}

// Length of the blank that ends just before `end`, or 0.
size_t blank_before(std::string_view text, size_t begin, size_t end) {
  for (size_t length = 1; length <= 3 && length <= end - begin; ++length) {
    if (blank_length(text.substr(0, end), end - length) == length) return length;
  }
  return 0;
}

}  // namespace

size_t blank_length(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return is_space(text[at]) ? 1 : 0;
  if (first == 0xC2) {
    if (at + 1 >= text.size()) return 0;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    return second == 0xA0 || second == 0xAD ? 2 : 0;
  }
  return first >= 0xE2 && wide_blank(text, at) ? 3 : 0;
}

Span trim_blanks(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const size_t length = blank_length(text.substr(0, span.end), span.begin);
    if (length == 0) break;
    span.begin += length;
  }
  while (span.begin < span.end) {
    const size_t length = blank_before(text, span.begin, span.end);
    if (length == 0) break;
    span.end -= length;
  }
  return span;
}

}  // namespace candor::markdown
