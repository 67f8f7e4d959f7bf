// actions-all-kinds: CA Owners are encouraged to propose actions of all three kinds.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/remedies.h"

namespace candor::rules::actions_all_kinds {

void check(const Input& in, Sink& out) {
  const auto& actions = in.report.actions;
  const bool told = !actions.empty() &&
                    std::all_of(actions.begin(), actions.end(), [](const auto& item) { return !item.kind.empty(); });
  if (!told) return;
  std::string missing;
  for (const std::string_view kind : {"Prevent", "Detect", "Mitigate"}) {
    const std::string stem = fold(kind).substr(0, 6);
    const bool found = std::any_of(actions.begin(), actions.end(), [&](const report::ActionItem& item) {
      return fold(item.kind.text).find(stem) != std::string::npos;
    });
    if (!found) missing += (missing.empty() ? "" : " and none of kind ") + std::string(kind);
  }
  if (missing.empty()) return;
  out.add(actions.front().kind.span, fmt::format("no action item is of kind {}", missing))
      .help("Consider an action of each kind, above all Prevent and Mitigate.")
      .at_most(Level::may);
}

}  // namespace candor::rules::actions_all_kinds

namespace candor::rules {

extern const Rule kActionsAllKinds{
    .id = "actions-all-kinds",
    .title = "Action items of all three kinds are proposed",
    .requirements = {"actions-all-kinds"},
    .kinds = kFull | kAudit,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Prevention fails one day; detection and mitigation decide how bad that day is.",
    .check = actions_all_kinds::check};

}  // namespace candor::rules
