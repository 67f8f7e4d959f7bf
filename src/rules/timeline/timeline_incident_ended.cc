// timeline-incident-ended: an entry tells the end of the incident. A completed revocation or a fix reads like it and
// gets a note.
#include "rules/rule.h"
#include "rules/support/dates.h"
#include "rules/support/events.h"
#include "rules/support/labels.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_incident_ended {

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events)) return;
  const auto found = events.find(tells_end);
  if (found.mark == Mark::plain) return;
  // An incident that is not over has no such entry yet.
  const SummaryDate end = read_summary_date(in, label::kEndDate);
  if (end.not_applicable || end.expected || (end.at() && in.context.as_of && *end.at() > *in.context.as_of)) return;
  // The last entry that reads like it, for revocation goes on after the first.
  Events::Found last = found;
  for (const Events::Event& event : events.all()) {
    if (events.mark(event, tells_end) == Mark::hint) last = {&event, Mark::hint};
  }
  report_missing_element(out, events.all().back().place(), last, "when the incident ended", "timeline-incident-ended");
}

}  // namespace candor::rules::timeline_incident_ended

namespace candor::rules {

extern const Rule kTimelineIncidentEnded{.id = "timeline-incident-ended",
                                         .title = "The timeline shows when the incident ended",
                                         .requirements = {"timeline-incident-ended"},
                                         .kinds = kFull,
                                         .decided = Decided::heuristic,
                                         .since = "0.1",
                                         .why = "Readers need to know whether it is over.",
                                         .check = timeline_incident_ended::check};

}  // namespace candor::rules
