// actions-status-consistent: an item past its due date is not Ongoing any more, and a Complete one is not due on a day
// still to come. A date lasts until its day is over.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/remedies.h"

namespace candor::rules::actions_status_consistent {

namespace {

void check_item(const Input& in, Sink& out, const report::ActionItem& item, Instant as_of) {
  const report::Timestamp* due = item.due_stamp ? &in.report.stamps[*item.due_stamp] : nullptr;
  if (due == nullptr || !due->utc || due->precision < report::Precision::day) return;
  const std::string status = fold(item.status.text);
  if (status == "ongoing" && *due->utc + kDay <= as_of) {
    out.add(item.status.span,
            fmt::format("action item {} was due on {} and is still Ongoing", item.index, format_date(*due->utc)))
        .help("Write Complete, or Delayed with the new date.");
  } else if (status == "complete" && *due->utc > as_of) {
    out.add(item.status.span, fmt::format("action item {} is Complete although its date, {}, is still to come",
                                          item.index, format_date(*due->utc)))
        .help("Give the date on which it was completed, or correct the status.");
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!in.context.as_of) return;
  for (const report::ActionItem& item : in.report.actions) check_item(in, out, item, *in.context.as_of);
}

}  // namespace candor::rules::actions_status_consistent

namespace candor::rules {

extern const Rule kActionsStatusConsistent{.id = "actions-status-consistent",
                                           .title = "The status of each action item agrees with its due date",
                                           .requirements = {"actions-status-consistent"},
                                           .kinds = kFull | kUpdate,
                                           .decided = Decided::mechanical,
                                           .since = "0.1",
                                           .why = "A date that has passed without a word means a promise forgotten.",
                                           .check = actions_status_consistent::check};

}  // namespace candor::rules
