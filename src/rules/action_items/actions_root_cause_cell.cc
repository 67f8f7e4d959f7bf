// actions-root-cause-cell: the cell Corresponding Root Cause(s) names a contributing factor that exists, by number or
// title, or an item of the lessons learned.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/certificate_table.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"

namespace candor::rules::actions_root_cause_cell {

namespace {

bool exists(const Input& in, int number) {
  const auto& factors = in.report.factors;
  return std::any_of(factors.begin(), factors.end(),
                     [&](const report::Factor& factor) { return number_of(in, factor) == number; });
}

bool names_title(const Input& in, std::string_view cell) {
  return std::any_of(in.report.factors.begin(), in.report.factors.end(), [&](const report::Factor& factor) {
    return shared_stems(significant_stems(cell), significant_stems(fold(factor.title.text))) > 0;
  });
}

void check_item(const Input& in, Sink& out, const report::ActionItem& item) {
  if (cell_is_empty(in, item, item.root_causes, "cause")) {
    out.add(item.row, fmt::format("{} names no root cause", name_item(item)))
        .help("Name the contributing factor it remediates, for example Root Cause # 1.");
    return;
  }
  if (item.root_causes.empty()) return;
  const std::string cell = fold(item.root_causes.text);
  const CauseReference reference = read_causes(cell);
  for (const int number : reference.factors) {
    if (in.report.factors.empty() || exists(in, number)) continue;
    out.add(item.root_causes.span, fmt::format("action item {} refers to root cause {}, and there is no contributing "
                                               "factor {}",
                                               item.index, number, number))
        .help("Correct the number, or describe the factor.");
    return;
  }
  const bool refers = !reference.factors.empty() || reference.any_lesson() || reference.every_factor;
  if (refers || names_title(in, cell)) return;
  Draft draft = out.add(item.root_causes.span, fmt::format("action item {} names no contributing factor (\"{}\")",
                                                           item.index, item.root_causes.text));
  draft.help("Name the contributing factor it remediates, for example Root Cause # 1.");
  if (!cell_says_nothing(cell)) draft.at_most(Level::should);
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::ActionItem& item : in.report.actions) check_item(in, out, item);
}

}  // namespace candor::rules::actions_root_cause_cell

namespace candor::rules {

extern const Rule kActionsRootCauseCell{.id = "actions-root-cause-cell",
                                        .title = "Each action item names a root cause that exists",
                                        .requirements = {"actions-root-cause-cell"},
                                        .kinds = kFull,
                                        .decided = Decided::mechanical,
                                        .since = "0.1",
                                        .why = "Only then can be seen whether each cause is dealt with.",
                                        .check = actions_root_cause_cell::check};

}  // namespace candor::rules
