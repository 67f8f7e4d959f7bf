// closure-needinfo: with the closure request the CA Owner requests information from the CCADB's address. Decided from
// the bug's open flags when --bug gives them.
#include <algorithm>

#include "base/fold.h"
#include "rules/support/place.h"

namespace candor::rules::closure_needinfo {

void check(const Input& in, Sink& out) {
  if (!in.context.bug || !is_main(in) || in.context.bug->status == "RESOLVED") return;
  const auto& asked = in.context.bug->needinfo;
  const bool set = std::any_of(asked.begin(), asked.end(),
                               [](const std::string& name) { return contains_ci(name, "incident-reporting"); });
  if (set) return;
  out.add(in.place(report::SectionId::closure_summary),
          "the bug has no request for information from incident-reporting@ccadb.org")
      .help("Tick \"Request information from\" and enter incident-reporting@ccadb.org with the closure request.");
}

}  // namespace candor::rules::closure_needinfo

namespace candor::rules {
extern const Rule kClosureNeedinfo{.id = "closure-needinfo",
                                   .title = "The closure request asks the CCADB's address for information",
                                   .requirements = {"closure-needinfo"},
                                   .kinds = kClosure,
                                   .decided = Decided::mechanical,
                                   .since = "0.1",
                                   .why = "Without the flag the root programs may not see the request.",
                                   .check = closure_needinfo::check};
}
