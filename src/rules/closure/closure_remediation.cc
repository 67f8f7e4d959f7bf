// closure-remediation: field "Remediation description" holds a few sentences.
#include "rules/support/fields.h"

namespace candor::rules::closure_remediation {

void check(const Input& in, Sink& out) {
  require_summary(in, out, "Remediation description", "closure-remediation");
}

}  // namespace candor::rules::closure_remediation

namespace candor::rules {
extern const Rule kClosureRemediation{.id = "closure-remediation",
                                      .title = "The closure report sums up the remediation",
                                      .requirements = {"closure-remediation"},
                                      .kinds = kClosure,
                                      .decided = Decided::mechanical,
                                      .since = "0.1",
                                      .why = "It tells which promises were kept and how.",
                                      .check = closure_remediation::check};
}
