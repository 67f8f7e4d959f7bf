// timeline-revocation-completed: once no affected certificate remains valid, an entry says when the last was revoked;
// required when the whiteboard contains revocation-delay.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/revocation.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_revocation_completed {

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  const Revocation revocation = read_revocation(in);
  if (too_short_to_judge(events) || !revocation.finished || !revocation.due) return;
  if (events.find(tells_revocation_done) != nullptr) return;
  const bool about_revocation = std::any_of(events.all().begin(), events.all().end(), [](const Events::Event& event) {
    static const Patterns kRevocation("revo*");
    return kRevocation.in(event.words);
  });
  Draft draft = out.add(timeline_place(in),
                        "no certificate remains valid, but no timeline entry says when revocation was complete");
  draft.help("Add the moment at which the last affected certificate was revoked, or say that the rest had expired.");
  if (revocation.delayed_tag) draft.requirement("timeline-revocation-completed-delay");
  draft.requirement("timeline-revocation-completed");
  if (about_revocation) draft.at_most(Level::should);
}

}  // namespace candor::rules::timeline_revocation_completed

namespace candor::rules {

extern const Rule kTimelineRevocationCompleted{
    .id = "timeline-revocation-completed",
    .title = "The timeline shows when revocation was complete",
    .requirements = {"timeline-revocation-completed", "timeline-revocation-completed-delay"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "It is compared with the deadlines of the Baseline Requirements.",
    .check = timeline_revocation_completed::check};

}  // namespace candor::rules
