// closure-root-causes: field "Incident Root Cause(s)" holds a few sentences.
#include "rules/support/fields.h"

namespace candor::rules::closure_root_causes {

void check(const Input& in, Sink& out) {
  require_summary(in, out, "Incident Root Cause(s)", "closure-root-causes");
}

}  // namespace candor::rules::closure_root_causes

namespace candor::rules {
extern const Rule kClosureRootCauses{.id = "closure-root-causes",
                                     .title = "The closure report sums up the root causes",
                                     .requirements = {"closure-root-causes"},
                                     .kinds = kClosure,
                                     .decided = Decided::mechanical,
                                     .since = "0.1",
                                     .why = "Closing means that the causes are understood; here they are named.",
                                     .check = closure_root_causes::check};
}
