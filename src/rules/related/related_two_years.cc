// related-two-years: the search goes back at least two years. Without the tracker's data a program sees only where the
// text names a shorter period.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/related.h"
#include "rules/support/wording.h"

namespace candor::rules::related_two_years {

namespace {

// Number written at the offset in digits or as a word up to twenty-three; 0 if none. Moves the offset behind it.
int read_number(std::string_view text, size_t& at) {
  static constexpr std::string_view kWords[] = {"one",   "two",   "three", "four", "five",   "six",
                                                "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
  int number = 0;
  size_t end = at;
  while (end < text.size() && end < at + 3 && text[end] >= '0' && text[end] <= '9') {
    number = number * 10 + (text[end++] - '0');
  }
  for (int i = 0; number == 0 && i < static_cast<int>(std::size(kWords)); ++i) {
    if (text.substr(at).starts_with(kWords[i])) {
      number = i + 1;
      end = at + kWords[i].size();
    }
  }
  while (end < text.size() && (text[end] == ' ' || text[end] == '-')) ++end;
  at = end;
  return number;
}

// Months of the period named at the offset ("last 12 months", "past year"); 0 if it is none or cannot be read.
int months_of(std::string_view text) {
  size_t at = text.find(' ');
  if (at == std::string_view::npos) return 0;
  ++at;
  int number = read_number(text, at);
  const std::string_view unit = text.substr(std::min(at, text.size()));
  if (number == 0) number = unit.starts_with("year ") || unit.starts_with("year.") || unit.starts_with("month") ? 1 : 0;
  if (unit.starts_with("year")) return number * 12;
  if (unit.starts_with("quarter")) return number * 3;
  return unit.starts_with("month") ? number : 0;
}

}  // namespace

void check(const Input& in, Sink& out) {
  static const Phrases kPeriod{"last ", "past ", "previous ", "preceding ", "recent ", "within "};
  const std::string prose = related_prose(in);
  for (size_t at = kPeriod.find(prose); at != std::string::npos; at = kPeriod.find(prose, at + 1)) {
    const int months = months_of(std::string_view(prose).substr(at));
    if (months == 0 || months >= 24) continue;
    out.add(in.place(report::SectionId::related_incidents),
            fmt::format("the search for related incidents reads as going back {} months, not two years", months))
        .help("Look at the incidents of at least the last two years.")
        .at_most(Level::should);
    return;
  }
}

}  // namespace candor::rules::related_two_years

namespace candor::rules {

extern const Rule kRelatedTwoYears{
    .id = "related-two-years",
    .title = "Related incidents of at least two years are considered",
    .requirements = {"related-two-years"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Causes outlast a year; a short look back hides that something happens again.",
    .check = related_two_years::check};

}  // namespace candor::rules
