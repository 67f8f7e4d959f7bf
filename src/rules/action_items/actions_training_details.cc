// actions-training-details: where training or instructions change, the report shows the material before and after.
#include "rules/rule.h"
#include "rules/support/prose.h"
#include "rules/support/remedies.h"
#include "rules/support/wording.h"

namespace candor::rules::actions_training_details {

namespace {

bool shows_material(std::string_view text) {
  static const Phrases kMaterial{
      "attach",     "before and after", "old and the new", "old and new", "original and", "difference",
      "diff",       "formerly",         "previously",      "now says",    "now reads",    "changed from",
      "instead of", "new version",      "published",       "excerpt",     "chapter"};
  return kMaterial.in(text);
}

void check_section(const Input& in, Sink& out, const report::Section& section) {
  if (shows_material(folded_prose(in, section.body))) return;
  for (const Remedy& remedy : remedies_in(in, section)) {
    if (!reads_as_training(remedy.text)) continue;
    out.add(remedy.span, "the step improves training without showing the material before and after")
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
