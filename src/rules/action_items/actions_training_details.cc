// actions-training-details: where training or instructions change, the report shows the material before and after.
#include "rules/rule.h"
#include "rules/support/prose.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::actions_training_details {

namespace {

bool shows_material(std::string_view text) {
  static const Patterns kMaterial{
      "attach*",     "before and after*", "old and the new*", "old and new*", "original and*", "differences*",
      "diff",        "formerly*",         "previously*",      "now says*",    "now reads*",    "changed from*",
      "instead of*", "new version*",      "published*",       "excerpt*",     "chapter*"};
  return kMaterial.in(text);
}

// A checklist, handbook or procedure for people is changed.
bool changes_instructions(std::string_view text) {
  static const Patterns kChanges(
      "checklist*|handbook*|procedure*|manual|manuals|instruction|instructions|guide|guideline|process|processes|"
      "workflow|practice|practices ~ "
      "changed|updated|revised|amended|extended|improved|adapted|adjusted|rewritten|corrected|clarified; "
      "chang*|updat*|revis*|amend*|extend*|improv*|adapt*|adjust*|rewrit*|clarif* ~ "
      "checklist*|handbook*|procedure*|manual|manuals|instruction|instructions|guide|guideline|process|processes|"
      "workflow|practice|practices");
  return kChanges.in(text);
}

void check_section(const Input& in, Sink& out, const report::Section& section) {
  if (shows_material(folded_prose(in, section.body))) return;
  for (const Remedy& remedy : remedies_in(in, section)) {
    const bool training = reads_as_training(remedy.text);
    if (!training && !changes_instructions(remedy.text)) continue;
    out.add(remedy.span, training ? "the step improves training without showing the material before and after"
                                  : "the step changes instructions without showing them before and after")
        .help("Give the original and the corrected material, and how the change relates to the incident.")
        .at_most(Level::should);
    return;
  }
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::Section* section : remedy_sections(in)) check_section(in, out, *section);
}

}  // namespace candor::rules::actions_training_details

namespace candor::rules {

extern const Rule kActionsTrainingDetails{
    .id = "actions-training-details",
    .title = "Changed training or instructions are shown, before and after",
    .requirements = {"actions-training-details"},
    .kinds = kFull | kAudit,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Other CAs can compare their own instructions only with what yours said and say now.",
    .check = actions_training_details::check};

}  // namespace candor::rules
