// timeline-scope-concluded: an entry tells that the search for affected certificates was complete.
#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_scope_concluded {

bool tells_scope(const Words& words) {
  static const Patterns kScope(
      "scope|impact|extent ~ concluded|determined|known|established|complete*|confirmed|assessed|"
      "analysed|analyzed|identified|finished|final*|clear|defined; conclud*|determin*|complet*|"
      "confirm*|identif*|establish*|assess*|finali* ~ scope|impact|extent|list|all|affected|"
      "certificate*|number|analysis|investigation|search|review|scan; list|search|analysis|"
      "investigation|query|scan|review|check|inventory|comparison ~ complete*|finish*|concluded|"
      "done|ended|ends|shows|showed|hits|found|finds|identif*; certificates|precertificates|"
      "responses|crls ~ affected|identified|found|concerned|impacted|involved|hits; hits; found|"
      "finds|identified|identifies|counted ~ certificate*|further|more|other|no; no ~ further|"
      "difference|other|more|additional; compared; scope");
  return kScope.in(words);
}

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events) || events.find(tells_scope) != nullptr) return;
  out.add(timeline_place(in), "no timeline entry says when scope and impact were concluded")
      .help("Add the moment at which the CA knew what is affected and disclosed it.")
      .requirement("timeline-scope-concluded");
}

}  // namespace candor::rules::timeline_scope_concluded

namespace candor::rules {

extern const Rule kTimelineScopeConcluded{.id = "timeline-scope-concluded",
                                          .title = "The timeline shows when scope and impact were concluded",
                                          .requirements = {"timeline-scope-concluded"},
                                          .kinds = kFull,
                                          .decided = Decided::heuristic,
                                          .since = "0.1",
                                          .why = "Until then nobody can say that all affected certificates are known.",
                                          .check = timeline_scope_concluded::check};

}  // namespace candor::rules
