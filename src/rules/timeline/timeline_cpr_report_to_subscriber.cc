// timeline-cpr-report-to-subscriber: where a problem report was received and certificates are affected, an entry tells
// the notice to subscribers.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_cpr_report_to_subscriber {

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events) || !problem_report_in_story(in, events)) return;
  const Affected affected = affected_certificates(in);
  if (affected.none()) return;
  const Events::Event* received = events.find(tells_problem_report);
  const bool told = std::any_of(events.all().begin(), events.all().end(), [&](const Events::Event& event) {
    return (received == nullptr || &event >= received) && tells_subscribers_informed(event.words);
  });
  if (told) return;
  out.add(timeline_place(in), "no timeline entry says when the affected subscribers got the preliminary findings")
      .help("Add the moment at which subscribers were told.")
      .requirement("timeline-cpr-report-to-subscriber");
}

}  // namespace candor::rules::timeline_cpr_report_to_subscriber

namespace candor::rules {

extern const Rule kTimelineCprReportToSubscriber{
    .id = "timeline-cpr-report-to-subscriber",
    .title = "The timeline shows when subscribers were told",
    .requirements = {"timeline-cpr-report-to-subscriber"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Subscribers have to replace certificates before these are revoked.",
    .check = timeline_cpr_report_to_subscriber::check};

}  // namespace candor::rules
