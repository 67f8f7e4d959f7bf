// related-two-years: the search goes back at least two years. Without the tracker's data a program sees only where the
// text names a shorter period.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/related.h"
#include "rules/support/words.h"

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

// Months from "since January 2025", "since 2025" or "in 2025 only" to the moment of posting; 0 if nothing is read.
int months_since(const Input& in, const std::string& prose) {
  static const Patterns kSince{"since", "from", "in", "covered", "starting with", "as of"};
  static constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                                 "jul", "aug", "sep", "oct", "nov", "dec"};
  if (!in.context.as_of) return 0;
  const std::chrono::year_month_day now{std::chrono::floor<std::chrono::days>(*in.context.as_of)};
  for (size_t at = kSince.offset_in(prose); at != std::string::npos; at = kSince.offset_in(prose, at + 1)) {
    std::string_view rest = std::string_view(prose).substr(prose.find(' ', at) + 1);
    const bool since = prose.compare(at, 6, "since ") == 0;
    int month = 1;
    for (int i = 0; i < 12; ++i) {
      if (!rest.starts_with(kMonths[i]) || rest.find(' ') == std::string_view::npos) continue;
      month = i + 1;
      rest.remove_prefix(rest.find(' ') + 1);
    }
    if (!rest.starts_with("20") || rest.size() < 4) continue;
    const bool only = rest.substr(4).starts_with(" only");
    const int year = 2000 + (rest[2] - '0') * 10 + (rest[3] - '0');
    if (since || only) {
      return (static_cast<int>(now.year()) - year) * 12 + static_cast<int>(static_cast<unsigned>(now.month())) - month;
    }
  }
  return 0;
}

void report_period(const Input& in, Sink& out, int months) {
  out.add(in.place(report::SectionId::related_incidents),
          fmt::format("the search for related incidents reads as going back {} months, not two years", months))
      .help("Look at the incidents of at least the last two years.")
      .at_most(Level::should);
}

}  // namespace

void check(const Input& in, Sink& out) {
  static const Patterns kPeriod{"last", "past", "previous", "preceding", "recent", "within"};
  const std::string prose = related_prose(in);
  for (size_t at = kPeriod.offset_in(prose); at != std::string::npos; at = kPeriod.offset_in(prose, at + 1)) {
    const int months = months_of(std::string_view(prose).substr(at));
    if (months == 0 || months >= 24) continue;
    report_period(in, out, months);
    return;
  }
  // Whoever says "since 2022" and lists a bug of 2025 is fine; 23 months leave room for a search begun earlier.
  const int months = months_since(in, prose);
  if (months > 0 && months < 23) report_period(in, out, months);
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
