// actions-due-date: each action item has a calendar date. The sample form is YYYY-MM-DD; other forms that can be read
// in one way only are fine.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/remedies.h"

namespace candor::rules::actions_due_date {

namespace {

constexpr std::string_view kHelp = "Write the date by which it will be complete, as YYYY-MM-DD.";

bool has_date(const report::Timestamp& stamp) {
  return stamp.has_date && stamp.precision >= report::Precision::day;
}

void check_stamp(Sink& out, const report::ActionItem& item, const report::Timestamp& stamp) {
  if (!has_date(stamp)) {
    out.add(item.due.span, fmt::format("due date \"{}\" of action item {} is not a day", item.due.text, item.index))
        .help(std::string(kHelp))
        .at_most(Level::should);
  } else if (!stamp.utc && stamp.readings.size() > 1) {
    out.add(item.due.span,
            fmt::format("due date \"{}\" of action item {} can be read in two ways", item.due.text, item.index))
        .help(std::string(kHelp))
        .at_most(Level::should);
  } else if (!stamp.utc) {
    out.add(item.due.span,
            fmt::format("due date \"{}\" of action item {} is no date that exists", item.due.text, item.index))
        .help(std::string(kHelp));
  }
}

void check_item(const Input& in, Sink& out, const report::ActionItem& item) {
  if (item.due_stamp) {
    check_stamp(out, item, in.report.stamps[*item.due_stamp]);
  } else if (!item.due.empty()) {
    out.add(item.due.span, fmt::format("due date \"{}\" of action item {} is not a date", item.due.text, item.index))
        .help(std::string(kHelp));
  } else if (cell_is_empty(in, item, item.due, "due")) {
    out.add(item.row, fmt::format("{} has no due date", name_item(item))).help(std::string(kHelp));
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!in.version.at_least("2.0")) return;  // 1.0 has no table: see actions-step-status
  for (const report::ActionItem& item : in.report.actions) check_item(in, out, item);
}

}  // namespace candor::rules::actions_due_date

namespace candor::rules {

extern const Rule kActionsDueDate{.id = "actions-due-date",
                                  .title = "Each action item has a due date",
                                  .requirements = {"actions-due-date"},
                                  .kinds = kFull | kAudit,
                                  .decided = Decided::mechanical,
                                  .since = "0.1",
                                  .why = "A promise without a date cannot be held against anybody.",
                                  .check = actions_due_date::check};

}  // namespace candor::rules
