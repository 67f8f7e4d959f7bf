// impact-additional-considerations: the optional field keeps its label; any value will do, and an empty one gets a
// hint.
#include "rules/rule.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"

namespace candor::rules::impact_additional_considerations {

void check(const Input& in, Sink& out) {
  require_field(in, out, report::SectionId::impact, label::kConsiderations, {"impact-additional-considerations"},
                Need::optional);
}

}  // namespace candor::rules::impact_additional_considerations

namespace candor::rules {

extern const Rule kImpactAdditionalConsiderations{
    .id = "impact-additional-considerations",
    .title = "The label Additional considerations is kept",
    .requirements = {"impact-additional-considerations"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "A label that stays in place shows that the question was seen.",
    .check = impact_additional_considerations::check};

}  // namespace candor::rules
