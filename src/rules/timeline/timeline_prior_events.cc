// timeline-prior-events: at least one entry is dated before the one by which the CA became aware.
#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_prior_events {

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events) || !begins_with_discovery(events)) return;
  const auto aware = events.find(tells_awareness);
  // What came before is also where the begin and the contributing changes would stand.
  Draft draft = out.add(aware.event->place(), "the timeline begins with the discovery; nothing before it is told");
  draft.help("Add what led to the incident: what was changed or introduced, and when the problem began.");
  draft.requirement("timeline-prior-events").requirement("timeline-incident-began").requirement("timeline-changes");
  if (aware.mark != Mark::plain) draft.at_most(Level::should);
}

}  // namespace candor::rules::timeline_prior_events

namespace candor::rules {

extern const Rule kTimelinePriorEvents{
    .id = "timeline-prior-events",
    .title = "The timeline includes relevant events before the discovery",
    .requirements = {"timeline-prior-events", "timeline-incident-began", "timeline-changes"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Most incidents begin with a change long before anybody notices.",
    .check = timeline_prior_events::check};

}  // namespace candor::rules
