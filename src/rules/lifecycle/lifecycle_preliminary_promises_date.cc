// In 2.0 a preliminary report summarises the incident and names the date by which the full report is to follow
// (lifecycle-preliminary-promises-date, lifecycle-preliminary-when-full-not-ready).
#include <algorithm>

#include "rules/support/moments.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::lifecycle_preliminary_promises_date {

constexpr size_t kSummaryWords = 25;  // fewer are an announcement, not a summary

bool dates_after_posting(const Input& in, Span span) {
  return std::any_of(in.report.stamps.begin(), in.report.stamps.end(), [&](const report::Timestamp& stamp) {
    return span.contains(stamp.span.begin) && stamp.has_date && looks_ahead(in, stamp);
  });
}

// A sentence on the full report that names a date, a weekday or a span of time.
bool promises(const Input& in) {
  static const Patterns kFull(
      "full|final|complete|detailed|comprehensive ~ report|incident|update|disclosure|analysis; report ~ "
      "follow*|provided|posted|published|available|complete*; follow* ~ report");
  static const Patterns kWhen(
      "within ~ day|days|week|weeks|hours; by|on|until|before ~ "
      "monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|january|february|march|april|may|"
      "june|july|august|september|october|november|december; "
      "next week|month; end of ~ week|month|day; in ~ days|weeks|day|week; tomorrow");
  bool found = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (found) return;
    for (const Span& sentence : sentence_spans(in, line.content)) {
      const Words words(in.text(sentence));
      found = found || (kFull.in(words) && (kWhen.in(words) || dates_after_posting(in, sentence)));
    }
  });
  return found;
}

void check(const Input& in, Sink& out) {
  if (Words(own_text(in)).size() < kSummaryWords) {
    out.add(top_of_report(in), "the preliminary report reads as an announcement without a summary")
        .help("Sum up in a few sentences what happened and what it affects.")
        .requirement("lifecycle-preliminary-when-full-not-ready");
  }
  if (promises(in)) return;
  out.add(in.end_of_report(), "no date is named by which the full report is to follow")
      .help("Name the date on which the full report will be posted.")
      .requirement("lifecycle-preliminary-promises-date");
}

}  // namespace candor::rules::lifecycle_preliminary_promises_date

namespace candor::rules {
extern const Rule kLifecyclePreliminaryPromisesDate{
    .id = "lifecycle-preliminary-promises-date",
    .title = "A preliminary report sums up the incident and names the date of the full one",
    .requirements = {"lifecycle-preliminary-promises-date", "lifecycle-preliminary-when-full-not-ready"},
    .kinds = kPreliminary,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A date tells the community when to look again.",
    .check = lifecycle_preliminary_promises_date::check};
}
