// timeline-became-aware: an entry tells that the CA became aware, in these words or as a discovery, notice, report or
// alarm.
#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_became_aware {

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events)) return;
  const auto aware = events.find(tells_awareness);
  if (aware)
    return report_missing_element(out, aware.event->place(), aware, "when the CA became aware",
                                  "timeline-became-aware");
  Draft draft = out.add(timeline_place(in), "no timeline entry says when the CA became aware of the incident");
  draft.help("Add an entry for the moment of becoming aware, with date and time.");
  draft.requirement("timeline-became-aware").requirement("timeline-discovery-and-after");
  // From 3.0 on the element is expected, not demanded; and among many entries one may say it in words unknown here.
  constexpr size_t kMany = 4;
  if (in.version.at_least("3.0") || events.all().size() >= kMany) draft.at_most(Level::should);
}

}  // namespace candor::rules::timeline_became_aware

namespace candor::rules {

extern const Rule kTimelineBecameAware{.id = "timeline-became-aware",
                                       .title = "The timeline shows when the CA became aware",
                                       .requirements = {"timeline-became-aware", "timeline-discovery-and-after"},
                                       .kinds = kFull,
                                       .decided = Decided::heuristic,
                                       .since = "0.1",
                                       .why = "The clocks for disclosure and revocation start there.",
                                       .check = timeline_became_aware::check};

}  // namespace candor::rules
