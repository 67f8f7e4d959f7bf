// actions-every-root-cause-mapped: each contributing factor has an action item, by its number in the root cause column
// or, where the column names factors in words, by its title.
#include <fmt/format.h>
#include <set>
#include <string>
#include <vector>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"

namespace candor::rules::actions_every_root_cause_mapped {

namespace {

// What the cells of all action items refer to, together.
struct Cells {
  bool any = false;
  bool every_factor = false;
  std::set<int> numbers;
  std::vector<std::string> stems;  // sorted
};

Cells read_cells(const Input& in) {
  Cells cells;
  std::string words;
  for (const report::ActionItem& item : in.report.actions) {
    if (item.root_causes.empty()) continue;
    const std::string text = fold(item.root_causes.text);
    const CauseReference reference = read_causes(text);
    cells.any = true;
    cells.every_factor = cells.every_factor || reference.every_factor;
    cells.numbers.insert(reference.factors.begin(), reference.factors.end());
    words += text + " ";
  }
  cells.stems = significant_stems(words);
  return cells;
}

bool covered(const Input& in, const Cells& cells, const report::Factor& factor) {
  return cells.every_factor || cells.numbers.contains(number_of(in, factor)) ||
         shared_stems(cells.stems, significant_stems(fold(factor.title.text))) > 0;
}

}  // namespace

void check(const Input& in, Sink& out) {
  const Cells cells = read_cells(in);
  if (!cells.any) return;  // no actions, or no such column: said elsewhere
  for (const report::Factor& factor : in.report.factors) {
    if (covered(in, cells, factor)) continue;
    Draft draft = out.add(factor.heading.span, fmt::format("no action item refers to {}", name_factor(in, factor)));
    draft.help("Add an action item for it, or name it in the root cause column of the one that covers it.");
    if (cells.numbers.empty() || actions_are_flattened(in)) draft.at_most(Level::should);
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
