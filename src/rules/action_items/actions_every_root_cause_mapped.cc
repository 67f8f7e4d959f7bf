// actions-every-root-cause-mapped: each contributing factor has an action item, by its number in the root cause column
// or, where the column names factors in words, by its title.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"

namespace candor::rules::actions_every_root_cause_mapped {

namespace {

struct Cells {
  std::vector<CauseReference> references;
  std::vector<std::string> texts;
};

Cells read_cells(const Input& in) {
  Cells cells;
  for (const report::ActionItem& item : in.report.actions) {
    if (item.root_causes.empty()) continue;
    cells.texts.push_back(fold(item.root_causes.text));
    cells.references.push_back(read_causes(cells.texts.back()));
  }
  return cells;
}

bool covered(const Input& in, const Cells& cells, const report::Factor& factor) {
  const int number = number_of(in, factor);
  const auto title = significant_stems(fold(factor.title.text));
  for (size_t i = 0; i < cells.references.size(); ++i) {
    const CauseReference& reference = cells.references[i];
    const auto& numbers = reference.factors;
    if (reference.every_factor || std::find(numbers.begin(), numbers.end(), number) != numbers.end()) return true;
    if (shared_stems(significant_stems(cells.texts[i]), title) > 0) return true;
  }
  return false;
}

}  // namespace

void check(const Input& in, Sink& out) {
  const Cells cells = read_cells(in);
  if (cells.references.empty()) return;  // no actions, or no such column: said elsewhere
  const bool numbered = std::any_of(cells.references.begin(), cells.references.end(),
                                    [](const CauseReference& reference) { return !reference.factors.empty(); });
  for (const report::Factor& factor : in.report.factors) {
    if (covered(in, cells, factor)) continue;
    Draft draft = out.add(factor.heading.span, fmt::format("no action item refers to {}", name_factor(in, factor)));
    draft.help("Add an action item for it, or name it in the root cause column of the one that covers it.");
    if (!numbered || actions_are_flattened(in)) draft.at_most(Level::should);
  }
}

}  // namespace candor::rules::actions_every_root_cause_mapped

namespace candor::rules {

extern const Rule kActionsEveryRootCauseMapped{.id = "actions-every-root-cause-mapped",
                                               .title = "Each contributing factor has an action item",
                                               .requirements = {"actions-every-root-cause-mapped"},
                                               .kinds = kFull,
                                               .decided = Decided::mechanical,
                                               .since = "0.1",
                                               .why = "A cause that nothing is done about is still there.",
                                               .check = actions_every_root_cause_mapped::check};

}  // namespace candor::rules
