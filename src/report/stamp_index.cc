#include "report/stamp_index.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::report {

namespace {

size_t first_from(const std::vector<Timestamp>& stamps, size_t offset) {
  const auto found = std::lower_bound(stamps.begin(), stamps.end(), offset,
                                      [](const Timestamp& stamp, size_t at) { return stamp.span.begin < at; });
  return static_cast<size_t>(found - stamps.begin());
}

}  // namespace

std::optional<size_t> first_stamp_in(const std::vector<Timestamp>& stamps, Span span) {
  const size_t index = first_from(stamps, span.begin);
  if (index == stamps.size() || stamps[index].span.begin >= span.end) return std::nullopt;
  return index;
}

std::optional<size_t> last_stamp_in(const std::vector<Timestamp>& stamps, Span span) {
  const size_t index = first_from(stamps, span.end);
  if (index == 0 || stamps[index - 1].span.begin < span.begin) return std::nullopt;
  return index - 1;
}

std::optional<size_t> leading_stamp(std::string_view text, const std::vector<Timestamp>& stamps, Span span) {
  const auto index = first_stamp_in(stamps, span);
  if (!index) return std::nullopt;
  const std::string_view before = text.substr(span.begin, stamps[*index].span.begin - span.begin);
  if (before.find_first_not_of(" \t*_~([`\"-|") == std::string_view::npos) return index;
  const std::string_view word = trim(before);
  const bool opening =
      word.size() <= 12 && (starts_with_ci(word, "on") || starts_with_ci(word, "at") || starts_with_ci(word, "ca.") ||
                            starts_with_ci(word, "approx") || starts_with_ci(word, "around") ||
                            starts_with_ci(word, "about") || starts_with_ci(word, "from") ||
                            starts_with_ci(word, "since") || starts_with_ci(word, "eob") || starts_with_ci(word, "by"));
  return opening && word.find(' ') == std::string_view::npos ? index : std::nullopt;
}

std::optional<size_t> entry_stamp(std::string_view text, const std::vector<Timestamp>& stamps, Span span) {
  const auto index = leading_stamp(text, stamps, span);
  if (!index || stamps[*index].has_time || *index + 1 == stamps.size()) return index;
  const Timestamp& next = stamps[*index + 1];
  if (next.has_date || next.span.begin >= span.end) return index;
  const size_t end = stamps[*index].span.end;
  const std::string_view between = text.substr(end, next.span.begin - end);
  const bool cells = between.find('|') != std::string_view::npos;
  return cells && between.find_first_not_of(" \t*_~|") == std::string_view::npos ? *index + 1 : index;
}

}  // namespace candor::report
