// summary-noncompliance-end: the field says when the non-compliance ended or should end. The guidelines prescribe no
// format of dates; one that has two readings is asked to be written unambiguously.
#include "rules/rule.h"
#include "rules/support/date_field.h"
#include "rules/support/labels.h"

namespace candor::rules::summary_noncompliance_end {

void check(const Input& in, Sink& out) {
  check_date_field(in, out, label::kEndDate, "summary-noncompliance-end");
}

}  // namespace candor::rules::summary_noncompliance_end

namespace candor::rules {

extern const Rule kSummaryNoncomplianceEnd{.id = "summary-noncompliance-end",
                                           .title = "The non-compliance end date is a date",
                                           .requirements = {"summary-noncompliance-end"},
                                           .kinds = kFull,
                                           .decided = Decided::mechanical,
                                           .since = "0.1",
                                           .why = "Readers need to know whether the problem still goes on.",
                                           .check = summary_noncompliance_end::check};

}  // namespace candor::rules
