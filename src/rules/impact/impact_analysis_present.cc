// impact-analysis-present: when the whiteboard contains revocation-delay the field explains why; otherwise N/A is
// right.
#include <string>

#include "rules/rule.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/words.h"

namespace candor::rules::impact_analysis_present {

// "Not needed in our opinion", "No analysis was made": a refusal in other words than N/A.
bool refuses(std::string_view prose) {
  constexpr size_t kFew = 10;  // words
  static const Patterns kRefusal(
      "not needed|necessary|required|relevant|applicable|appropriate|performed; no|without analysis|assessment|need; "
      "analysis|assessment ~ not|later|follows; nothing ~ add|report|say; unnecessary; tbd; to be "
      "done|provided|completed|added|determined");
  const Words words(prose);
  return words.size() <= kFew && kRefusal.in(words);
}

void check(const Input& in, Sink& out) {
  const bool required = in.context.tagged("revocation-delay");
  const report::Field* field =
      required ? require_field(in, out, report::SectionId::impact, label::kAnalysis, {"impact-analysis-present"})
               : require_field(in, out, report::SectionId::impact, label::kAnalysis, {});
  if (field == nullptr || !required) return;
  // "N/A", "Not required", "See above": no analysis has so few words.
  constexpr size_t kFew = 5;
  const std::string prose = in.document.prose(field->value.span);
  const bool nothing = Words(prose).size() < kFew || refuses(prose);
  if (!nothing && !report::says_not_applicable(field->value.text)) return;
  out.add(field->value.span, "the Analysis says nothing, though the whiteboard says that revocation is delayed")
      .help(
          "Give the factors and the rationale behind the delay: who would be harmed, how, and why it could not be "
          "avoided.")
      .requirement("impact-analysis-present");
}

}  // namespace candor::rules::impact_analysis_present

namespace candor::rules {

extern const Rule kImpactAnalysisPresent{
    .id = "impact-analysis-present",
    .title = "The Analysis is given when revocation is delayed",
    .requirements = {"impact-analysis-present"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "A delayed revocation breaks a promise to all relying parties; its reasons have to be public.",
    .check = impact_analysis_present::check};

}  // namespace candor::rules
