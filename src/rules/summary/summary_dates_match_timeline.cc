// summary-dates-match-timeline: the three dates are those of the timeline's entries on the same events. Entries are
// found by their wording; a date on which any entry could tell the event is accepted.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/dates.h"
#include "rules/support/labels.h"

namespace candor::rules::summary_dates_match_timeline {

// Whatever its words, an entry of that day should be there.
void report_untold(const Input& in, const Events& events, const SummaryDate& date, std::string_view label, Sink& out) {
  if (!date.at() || date.expected || date.stamp->precision < report::Precision::day) return;
  if (!lacks_day(in, events, *date.stamp)) return;
  out.add(date.stamp->span,
          fmt::format("{} is {}, and the timeline has no entry of that day", label, show_day(*date.stamp)))
      .help("Add the entry, or correct the date.")
      .requirement("summary-dates-match-timeline")
      .at_most(Level::should);
}

void compare(const Input& in, const Events& events, std::string_view label, Mark (*tells)(const Words&), Sink& out) {
  const SummaryDate date = read_summary_date(in, label);
  const auto entry = contradicting_entry(events, date, tells);
  if (!entry) return report_untold(in, events, date, label, out);
  Draft draft = out.add(date.stamp->span,
                        fmt::format("{} is {}, but the timeline has that event on {} (line {})", label,
                                    show_day(*date.stamp), show_day(*entry.event->stamp), entry.event->entry->line));
  draft.help("Correct the one that is wrong, or say what the difference is.")
      .requirement("summary-dates-match-timeline");
  if (entry.mark != Mark::plain) draft.at_most(Level::should);
}

// summary-noncompliance-order speaks of a start that lies after detection or end.
bool reported_as_order(const Input& in) {
  const SummaryDate start = read_summary_date(in, label::kStartDate);
  const SummaryDate identified = read_summary_date(in, label::kIdentifiedDate);
  const SummaryDate end = read_summary_date(in, label::kEndDate);
  return starts_after(start, identified) || starts_after(start, end);
}

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (events.empty()) return;
  if (!reported_as_order(in)) compare(in, events, label::kStartDate, tells_beginning, out);
  compare(in, events, label::kIdentifiedDate, tells_awareness, out);
  compare(in, events, label::kEndDate, tells_end, out);
}

}  // namespace candor::rules::summary_dates_match_timeline

namespace candor::rules {

extern const Rule kSummaryDatesMatchTimeline{
    .id = "summary-dates-match-timeline",
    .title = "The summary's dates agree with the timeline",
    .requirements = {"summary-dates-match-timeline"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Two dates for one event leave readers to guess which of them the clocks run from.",
    .check = summary_dates_match_timeline::check};

}  // namespace candor::rules
