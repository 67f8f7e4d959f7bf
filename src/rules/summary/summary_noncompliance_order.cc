// summary-noncompliance-order: what began before it was noticed also began before it ended. An end before detection is
// legal: some problems are over when they are found.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/dates.h"
#include "rules/support/labels.h"

namespace candor::rules::summary_noncompliance_order {

void check(const Input& in, Sink& out) {
  const SummaryDate start = read_summary_date(in, label::kStartDate);
  const SummaryDate identified = read_summary_date(in, label::kIdentifiedDate);
  const SummaryDate end = read_summary_date(in, label::kEndDate);
  const bool late_for_identified = starts_after(start, identified);
  const bool late_for_end = starts_after(start, end);
  if (!late_for_identified && !late_for_end) return;
  std::string message = fmt::format("the non-compliance starts on {}, after ", show_day(*start.stamp));
  if (late_for_identified) message += fmt::format("it was identified ({})", show_day(*identified.stamp));
  if (late_for_identified && late_for_end) message += " and after ";
  if (late_for_end) message += fmt::format("it ended ({})", show_day(*end.stamp));
  // A start that the timeline contradicts too is the same slip.
  const Events& events = in.shared<Events>();
  const auto entry = contradicting_entry(events, start, tells_beginning);
  if (entry) message += fmt::format("; the timeline begins it on {}", show_day(*entry.event->stamp));
  Draft draft = out.add(start.stamp->span, message);
  draft.help("Check the three dates of the Timeline summary.").requirement("summary-noncompliance-order");
  if (entry) draft.requirement("summary-dates-match-timeline");
}

}  // namespace candor::rules::summary_noncompliance_order

namespace candor::rules {

extern const Rule kSummaryNoncomplianceOrder{
    .id = "summary-noncompliance-order",
    .title = "The non-compliance starts before it is identified and before it ends",
    .requirements = {"summary-noncompliance-order"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Dates out of order are slips that make every duration computed from them wrong.",
    .check = summary_noncompliance_order::check};

}  // namespace candor::rules
