// actions-status: the status of an action item is one of four words.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/remedies.h"

namespace candor::rules::actions_status {

namespace {

struct Near {
  std::string_view written;
  std::string_view meant;
  bool spelling;  // another form of the same word: safe to replace
};

constexpr Near kNear[] = {
    {"completed", "Complete", true},    {"cancelled", "Canceled", true},   {"cancel", "Canceled", true},
    {"delay", "Delayed", true},         {"on-going", "Ongoing", true},     {"on going", "Ongoing", true},
    {"done", "Complete", false},        {"closed", "Complete", false},     {"finished", "Complete", false},
    {"implemented", "Complete", false}, {"resolved", "Complete", false},   {"deployed", "Complete", false},
    {"in progress", "Ongoing", false},  {"in-progress", "Ongoing", false}, {"open", "Ongoing", false},
    {"planned", "Ongoing", false},      {"pending", "Ongoing", false},     {"scheduled", "Ongoing", false},
    {"started", "Ongoing", false},      {"not started", "Ongoing", false}, {"to do", "Ongoing", false},
    {"todo", "Ongoing", false},         {"under way", "Ongoing", false},   {"underway", "Ongoing", false},
    {"postponed", "Delayed", false},    {"overdue", "Delayed", false},     {"late", "Delayed", false},
    {"dropped", "Canceled", false},     {"withdrawn", "Canceled", false},  {"abandoned", "Canceled", false}};

bool is_status(std::string_view folded) {
  return folded == "ongoing" || folded == "complete" || folded == "delayed" || folded == "canceled";
}

const Near* near(std::string_view folded) {
  for (const Near& candidate : kNear) {
    if (folded == candidate.written) return &candidate;
  }
  return nullptr;
}

void check_item(const Input& in, Sink& out, const report::ActionItem& item) {
  if (cell_is_empty(in, item, item.status, "status")) {
    out.add(item.row, fmt::format("{} has no status", name_item(item)))
        .help("Write Ongoing, Complete, Delayed or Canceled.");
    return;
  }
  const std::string status = fold(item.status.text);
  if (status.empty() || is_status(status)) return;
  Draft draft =
      out.add(item.status.span, fmt::format("status \"{}\" of action item {} is not one of Ongoing, Complete, "
                                            "Delayed and Canceled",
                                            item.status.text, item.index));
  const Near* meant = near(status);
  draft.help(meant != nullptr ? fmt::format("Write {}.", meant->meant)
                              : std::string("Write Ongoing, Complete, Delayed or Canceled."));
  if (meant != nullptr && meant->spelling) {
    draft.fix({fmt::format("write {}", meant->meant), item.status.span, std::string(meant->meant)});
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::ActionItem& item : in.report.actions) check_item(in, out, item);
}

}  // namespace candor::rules::actions_status

namespace candor::rules {

extern const Rule kActionsStatus{.id = "actions-status",
                                 .title = "The status of each action item is one of the four words",
                                 .requirements = {"actions-status"},
                                 .kinds = kFull,
                                 .decided = Decided::mechanical,
                                 .since = "0.1",
                                 .why = "The words are what trackers of open commitments look for.",
                                 .check = actions_status::check};

}  // namespace candor::rules
