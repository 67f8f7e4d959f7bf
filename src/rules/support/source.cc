#include "rules/support/source.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::rules {

namespace {

// Folded, hyphens as spaces, without marks and punctuation at the ends.
std::string normalise(std::string_view text) {
  std::string out = fold(text);
  std::replace(out.begin(), out.end(), '-', ' ');
  static constexpr std::string_view kMarks = "*_`\"'.,;:!? ";
  const size_t begin = out.find_first_not_of(kMarks);
  if (begin == std::string::npos) return {};
  return out.substr(begin, out.find_last_not_of(kMarks) - begin + 1);
}

}  // namespace

std::string_view to_string(SourceValue value) {
  switch (value) {
    case SourceValue::self:
      return "Self Reported";
    case SourceValue::third_party:
      return "Third Party Reported";
    case SourceValue::audit:
      return "Audit";
    case SourceValue::none:
      return "";
  }
  return "";
}

Source read_source(std::string_view text) {
  const std::string folded = normalise(text);
  for (const SourceValue value : {SourceValue::self, SourceValue::third_party, SourceValue::audit}) {
    const std::string name = fold(to_string(value));
    if (folded == name) return {value, false};
    // "Audit (WebTrust 2025)", "Self Reported, by linting"; but "audit firm" is something else.
    if (folded.starts_with(name) && folded.size() > name.size()) {
      const size_t next = folded.find_first_not_of("* ", name.size());
      if (next != std::string::npos && std::string_view("(,;:/.").find(folded[next]) != std::string_view::npos) {
        return {value, true};
      }
    }
  }
  return {};
}

}  // namespace candor::rules
