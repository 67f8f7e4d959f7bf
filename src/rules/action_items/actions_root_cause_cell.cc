// actions-root-cause-cell: the cell Corresponding Root Cause(s) names a contributing factor that exists, by number or
// title, or an item of the lessons learned.
#include <fmt/format.h>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/certificate_table.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"

namespace candor::rules::actions_root_cause_cell {

namespace {

struct Factors {
  std::set<int> numbers;
  std::vector<std::string> stems;  // of all titles, sorted
};

Factors read_factors(const Input& in) {
  Factors factors;
  std::string titles;
  for (const report::Factor& factor : in.report.factors) {
    factors.numbers.insert(number_of(in, factor));
    titles += fold(factor.title.text) + " ";
  }
  factors.stems = significant_stems(titles);
  return factors;
}

// A number that no factor has, or nothing.
std::optional<int> unknown_number(const Factors& factors, const CauseReference& reference) {
  if (factors.numbers.empty()) return std::nullopt;
  for (const int number : reference.factors) {
    if (!factors.numbers.contains(number)) return number;
  }
  return std::nullopt;
}

void check_item(const Input& in, Sink& out, const Factors& factors, const report::ActionItem& item) {
  if (cell_is_empty(in, item, item.root_causes, "cause")) {
    out.add(item.row, fmt::format("{} names no root cause", name_item(item)))
        .help("Name the contributing factor it remediates, for example Root Cause # 1.");
    return;
  }
  if (item.root_causes.empty()) return;
  const std::string cell = fold(item.root_causes.text);
  const CauseReference reference = read_causes(cell);
  if (const auto number = unknown_number(factors, reference)) {
    out.add(item.root_causes.span, fmt::format("action item {} refers to root cause {}, and there is no contributing "
                                               "factor {}",
                                               item.index, *number, *number))
        .help("Correct the number, or describe the factor.");
    return;
  }
  const bool refers = !reference.factors.empty() || reference.any_lesson() || reference.every_factor;
  if (refers || shared_stems(factors.stems, significant_stems(cell)) > 0) return;
  Draft draft = out.add(item.root_causes.span, fmt::format("action item {} names no contributing factor (\"{}\")",
                                                           item.index, item.root_causes.text));
  draft.help("Name the contributing factor it remediates, for example Root Cause # 1.");
  if (!cell_says_nothing(cell)) draft.at_most(Level::should);
}

}  // namespace

void check(const Input& in, Sink& out) {
  const Factors factors = read_factors(in);
  for (const report::ActionItem& item : in.report.actions) check_item(in, out, factors, item);
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
