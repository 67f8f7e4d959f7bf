// timeline-discovery-and-after: an entry tells the discovery and others follow it. A missing discovery is reported by
// timeline-became-aware.
#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_discovery_and_after {

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  const auto aware = events.find(tells_awareness);
  if (too_short_to_judge(events) || aware.mark != Mark::plain) return;
  if (aware.event != &events.all().back()) return;
  if (events.mark(*aware.event, tells_end) == Mark::plain) return;
  out.add(aware.event->place(), "the timeline ends with the discovery; nothing after it is told")
      .help("Add what was done from the discovery to the end of the incident.")
      .requirement("timeline-discovery-and-after");
}

}  // namespace candor::rules::timeline_discovery_and_after

namespace candor::rules {

extern const Rule kTimelineDiscoveryAndAfter{.id = "timeline-discovery-and-after",
                                             .title = "The timeline includes the discovery and what followed",
                                             .requirements = {"timeline-discovery-and-after"},
                                             .kinds = kFull,
                                             .decided = Decided::heuristic,
                                             .since = "0.1",
                                             .why = "The response is what a CA is judged by.",
                                             .check = timeline_discovery_and_after::check};

}  // namespace candor::rules
