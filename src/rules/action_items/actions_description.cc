// actions-description: each action item says what will be done, from 3.0 on in detail; actions-specific: not only that
// something will be improved.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::actions_description {

namespace {

constexpr size_t kFewWords = 5;
constexpr size_t kTitleWords = 2;  // before 3.0, which asks for detail
constexpr size_t kVagueWords = 9;
constexpr size_t kBareWords = 2;  // a verb and at most one word: nothing to check
constexpr size_t kUnnamedWords = 12;

// "Improve the process", "Enhance monitoring": a wish without an object that could be checked.
bool reads_as_vague(std::string_view text) {
  static const Patterns kVerb{"improve*", "review*",  "enhance*",   "strengthen*", "consider*", "increase*",
                              "optimi*",  "raise*",   "reinforce*", "better",      "continue*", "evaluate*",
                              "revisit*", "update*",  "refine*",    "tighten*",    "examine*",  "look into*",
                              "ensure*",  "work on*", "further*"};
  static const Patterns kObject{"process*",    "procedure*",     "monitoring*",    "awareness*",      "training*",
                                "control",     "controls",       "communication*", "quality*",        "practice*",
                                "workflow*",   "documentation*", "measures*",      "governance*",     "oversight*",
                                "compliance*", "situation*",     "security*",      "internal rules*", "policies*",
                                "things*",     "everything*",    "matters*"};
  // "Take appropriate measures with the data center": which, nobody can tell.
  static const Patterns kUnnamed("appropriate|suitable|necessary|adequate|corresponding ~ measures|steps|actions");
  if (count_words(text) <= kUnnamedWords && kUnnamed.in(text)) return true;
  static const Patterns kCare{"be more",         "be careful*", "pay more", "pay attention*",
                              "take more care*", "take care*",  "try to"};
  if (kCare.opens(text) && count_words(text) <= kVagueWords) return true;
  if (!kVerb.opens(text)) return false;
  return count_words(text) <= kBareWords || (kObject.in(text) && count_words(text) <= kVagueWords);
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::ActionItem& item : in.report.actions) {
    const std::string text = fold(item.description.text);
    const Span place = item.description.empty() ? item.row : item.description.span;
    if (cell_says_nothing(text)) {
      if (actions_are_flattened(in)) continue;
      out.add(place, fmt::format("action item {} has no description", item.index))
          .help("Say what will be done.")
          .requirement("actions-description");
    } else if (reads_as_vague(text)) {
      out.add(place, fmt::format("{} reads as vague", name_item(item)))
          .help("Say concretely what will change, so that others can tell whether it was done.")
          .requirement("actions-specific")
          .requirement("actions-description")
          .at_most(Level::should);
    } else if (const size_t words = count_words(text);
               in.version.at_least("3.0") ? words < kFewWords : words <= kTitleWords) {
      out.add(place, fmt::format("{} is described in {} word{}", name_item(item), words, words == 1 ? "" : "s"))
          .help("Describe the action in detail.")
          .requirement("actions-description")
          .requirement("actions-specific")
          .at_most(Level::should);
    }
  }
}

}  // namespace candor::rules::actions_description

namespace candor::rules {

extern const Rule kActionsDescription{.id = "actions-description",
                                      .title = "Each action item says what will be done",
                                      .requirements = {"actions-description", "actions-specific"},
                                      .kinds = kFull | kAudit,
                                      .decided = Decided::heuristic,
                                      .since = "0.1",
                                      .why = "An action that cannot be pictured cannot be checked either.",
                                      .check = actions_description::check};

}  // namespace candor::rules
