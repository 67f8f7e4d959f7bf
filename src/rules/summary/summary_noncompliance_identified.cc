// summary-noncompliance-identified: the field says when the non-compliance was detected. The guidelines prescribe no
// format of dates; one that has two readings is asked to be written unambiguously.
#include "rules/rule.h"
#include "rules/support/date_field.h"
#include "rules/support/labels.h"

namespace candor::rules::summary_noncompliance_identified {

void check(const Input& in, Sink& out) {
  check_date_field(in, out, label::kIdentifiedDate, "summary-noncompliance-identified");
}

}  // namespace candor::rules::summary_noncompliance_identified

namespace candor::rules {

extern const Rule kSummaryNoncomplianceIdentified{
    .id = "summary-noncompliance-identified",
    .title = "The non-compliance identified date is a date",
    .requirements = {"summary-noncompliance-identified"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The deadlines for disclosure and revocation run from the moment of discovery.",
    .check = summary_noncompliance_identified::check};

}  // namespace candor::rules
