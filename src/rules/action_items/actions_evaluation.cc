// actions-evaluation-criteria: each action item says how its effect will be measured; that it was done measures
// nothing. actions-evaluation-public, -objective: preferably by evidence the public can verify.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::actions_evaluation {

namespace {

bool open_to_public(std::string_view text) {
  static const Patterns kPublic{"ct",           "crt sh*",       "certificate transparency*",
                                "public*",      "publish*",      "audit*",
                                "cp cps*",      "cps*",          "cp",
                                "website*",     "web site*",     "bugzilla*",
                                "this bug*",    "posted*",       "ccadb*",
                                "survey*",      "repository*",   "statement*",
                                "status page*", "announce*",     "disclos*",
                                "here",         "anyone*",       "changelog*",
                                "change log*",  "release note*", "attached*"};
  return kPublic.in(text);
}

bool measures(std::string_view text) {
  static const Patterns kMeasure{"number of*", "percent*", "share of*", "target*", "zero*", "rate*", "count*",
                                 "drill*",     "seeded*",  "none of*",  "every",   "each",  "all"};
  return text.find_first_of("0123456789%") != std::string_view::npos || kMeasure.in(text);
}

bool restates_completion(std::string_view text) {
  static const Patterns kDone{
      "done*",      "complet*",   "deployed*",   "implemented*", "in place*", "live",           "finished*",
      "released*",  "installed*", "rolled out*", "carried out*", "held",      "introduced*",    "closed*",
      "action is*", "delivered*", "executed*",   "performed*",   "adopted*",  "in production*", "updated*"};
  return count_words(text) <= 7 && kDone.in(text) && !open_to_public(text) && !measures(text);
}

bool is_blank(std::string_view text) {
  return cell_says_nothing(text) || text == "tbd" || text == "criteria" || text == "to be determined" || text == "?" ||
         text == "evaluation criteria" || text == "to be defined" || text == "tba";
}

void check_item(const Input& in, Sink& out, const report::ActionItem& item) {
  const std::string text = fold(item.criteria.text);
  if (item.criteria.empty() && !cell_is_empty(in, item, item.criteria, "criteria")) return;
  const Span place = item.criteria.empty() ? item.row : item.criteria.span;
  if (is_blank(text)) {
    out.add(place, fmt::format("{} has no evaluation criteria", name_item(item)))
        .help("Say how the effect of the action will be measured, if possible so that others can verify it.")
        .requirement("actions-evaluation-criteria");
  } else if (restates_completion(text)) {
    out.add(place, fmt::format("the evaluation criteria of action item {} read as completion, not as a measure of its "
                               "effect",
                               item.index))
        .help("Say how the effect of the action will be measured, if possible so that others can verify it.")
        .requirement("actions-evaluation-criteria")
        .requirement("actions-evaluation-objective")
        .at_most(Level::should);
  }
}

void check_evidence(const Input& in, Sink& out) {
  const report::ActionItem* first = nullptr;
  for (const report::ActionItem& item : in.report.actions) {
    const std::string text = fold(item.criteria.text);
    if (is_blank(text)) continue;
    if (open_to_public(text)) return;
    if (first == nullptr) first = &item;
  }
  if (first == nullptr) return;
  out.add(first->criteria.span, "none of the evaluation criteria reads as something the public can verify")
      .help("Where possible measure by CT data, audit statements, policy documents or figures posted in the bug.")
      .requirement("actions-evaluation-public")
      .requirement("actions-evaluation-objective")
      .at_most(Level::may);
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::ActionItem& item : in.report.actions) check_item(in, out, item);
  check_evidence(in, out);
}

}  // namespace candor::rules::actions_evaluation

namespace candor::rules {

extern const Rule kActionsEvaluation{
    .id = "actions-evaluation-criteria",
    .title = "Each action item says how its effect will be measured",
    .requirements = {"actions-evaluation-criteria", "actions-evaluation-public", "actions-evaluation-objective"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Without a measure nobody knows whether an action helped.",
    .check = actions_evaluation::check};

}  // namespace candor::rules
