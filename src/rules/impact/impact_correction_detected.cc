// impact-correction-detected: a passage that corrects a number names the moment at which the change was found.
#include "rules/rule.h"
#include "rules/support/corrections.h"

namespace candor::rules::impact_correction_detected {

void check(const Input& in, Sink& out) {
  const auto& correction = find_correction(in);
  if (!correction || correction->says_when_found) return;
  out.add(correction->line, "a number stated earlier is corrected, without saying when the change was detected")
      .help("Add the date and time at which the change to the impact was found.")
      .requirement("impact-correction-detected")
      .at_most(in.report.kind == Kind::update ? Level::must : Level::should);
}

}  // namespace candor::rules::impact_correction_detected

namespace candor::rules {

extern const Rule kImpactCorrectionDetected{
    .id = "impact-correction-detected",
    .title = "A correction of the impact says when the change was detected",
    .requirements = {"impact-correction-detected"},
    .kinds = kFull | kUpdate,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A wrong number is forgivable; when it was known to be wrong is what readers need.",
    .check = impact_correction_detected::check};

}  // namespace candor::rules
