// summary-noncompliance-start: the field says when the non-compliance began. The guidelines prescribe no format of
// dates; one that has two readings is asked to be written unambiguously.
#include "rules/rule.h"
#include "rules/support/date_field.h"
#include "rules/support/labels.h"

namespace candor::rules::summary_noncompliance_start {

void check(const Input& in, Sink& out) {
  check_date_field(in, out, label::kStartDate, "summary-noncompliance-start");
}

}  // namespace candor::rules::summary_noncompliance_start

namespace candor::rules {

extern const Rule kSummaryNoncomplianceStart{
    .id = "summary-noncompliance-start",
    .title = "The non-compliance start date is a date",
    .requirements = {"summary-noncompliance-start"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "How long the problem lasted and which certificates it may touch follows from when it began.",
    .check = summary_noncompliance_start::check};

}  // namespace candor::rules
