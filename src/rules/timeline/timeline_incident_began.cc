// timeline-incident-began: an entry tells the begin of the incident, or the first affected certificate.
#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_incident_began {

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events) || begins_with_discovery(events)) return;
  report_missing_element(out, timeline_place(in), events.find(tells_beginning), "when the incident began",
                         "timeline-incident-began");
}

}  // namespace candor::rules::timeline_incident_began

namespace candor::rules {

extern const Rule kTimelineIncidentBegan{.id = "timeline-incident-began",
                                         .title = "The timeline shows when the incident began",
                                         .requirements = {"timeline-incident-began"},
                                         .kinds = kFull,
                                         .decided = Decided::heuristic,
                                         .since = "0.1",
                                         .why = "How long the problem lasted decides how many may be affected.",
                                         .check = timeline_incident_began::check};

}  // namespace candor::rules
