// timeline-cpr-received: where a problem report is part of the story, an entry tells its receipt.
#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_cpr_received {

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events) || !problem_report_in_story(in, events)) return;
  if (events.find(tells_problem_report) != nullptr) return;
  out.add(timeline_place(in),
          "a third party reported the problem, but no timeline entry says when the report was received")
      .help("Add the moment at which the certificate problem report reached the CA.")
      .requirement("timeline-cpr-received");
}

}  // namespace candor::rules::timeline_cpr_received

namespace candor::rules {

extern const Rule kTimelineCprReceived{.id = "timeline-cpr-received",
                                       .title = "The timeline shows when a problem report was received",
                                       .requirements = {"timeline-cpr-received"},
                                       .kinds = kFull,
                                       .decided = Decided::heuristic,
                                       .since = "0.1",
                                       .why = "The 24 hours of the Baseline Requirements begin with the receipt.",
                                       .check = timeline_cpr_received::check};

}  // namespace candor::rules
