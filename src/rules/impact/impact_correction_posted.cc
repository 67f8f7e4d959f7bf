// impact-correction-posted: where a preliminary report in the same comment gave another number, the report says that it
// was corrected.
#include <fmt/format.h>
#include <optional>

#include "rules/rule.h"
#include "rules/support/corrections.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::impact_correction_posted {

std::optional<Count> preliminary_count(const report::Report& part, const Input& in) {
  const report::Field* field = find_field(part.fields, label::kIncidentDescription);
  if (field == nullptr) return std::nullopt;
  const Words& words = words_of(in, field->value.span);
  static const Patterns kOpen(
      "so far; at least; ongoing|continu*|underway; goes|going on; under way; until now; known; "
      "currently; yet");
  const auto count = certificate_count(words);
  return count && !count->open && !kOpen.in(words) ? count : std::nullopt;
}

void check(const Input& in, Sink& out) {
  const Affected affected = affected_certificates(in);
  if (!affected.total || find_correction(in)) return;
  for (const report::Report& part : in.document.reports()) {
    if (part.kind != Kind::preliminary || &part == &in.report) continue;
    const auto before = preliminary_count(part, in);
    if (!before || before->value == *affected.total) continue;
    const report::Field* field = find_field(in.report.fields, label::kTotal);
    out.add(field->value.span,
            fmt::format(
                "the preliminary report speaks of {} certificates, this one of {}, and nothing explains the change",
                before->value, *affected.total))
        .help("Say that the earlier number was wrong, when that was found, why, and how it will be avoided.")
        .requirement("impact-correction-posted")
        .requirement("impact-correction-detected")
        .at_most(Level::should);
    return;
  }
}

}  // namespace candor::rules::impact_correction_posted

namespace candor::rules {

extern const Rule kImpactCorrectionPosted{
    .id = "impact-correction-posted",
    .title = "A number that changed since the preliminary report is corrected openly",
    .requirements = {"impact-correction-posted", "impact-correction-detected"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Silent changes of the impact make every later number doubtful.",
    .check = impact_correction_posted::check};

}  // namespace candor::rules
