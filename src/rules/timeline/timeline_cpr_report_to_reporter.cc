// timeline-cpr-report-to-reporter: where a problem report was received, a later entry tells the answer to its sender.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/timeline.h"

namespace candor::rules::timeline_cpr_report_to_reporter {

bool answers_reporter(const Words& words) {
  static const Patterns kAnswer(
      "repl*|respon*|answer*|acknowledg*|findings|feedback|inform*|notif*|confirm*|thank*|told|"
      "tell|sent|sends|contact*|wrote|update* ~ reporter*|researcher*|sender|submitter|community|"
      "relying|party|them|him|her|they|requester|complainant|person|user|customer|filer; "
      "reporter|researcher|sender|submitter|member|party|requester|complainant|holder|user|customer ~ repl*|respon*|"
      "answer*|acknowledg*|inform*|notif*|told|gets|got|receives|received|contacted|thanked; "
      "preliminary report|findings|result*|assessment ~ sent|to|provided|given|shared; findings|"
      "finding ~ sent|go|to|provided|shared; first response|reply; repl*|respond*|answered|"
      "acknowledg*");
  return kAnswer.in(words);
}

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  if (too_short_to_judge(events) || !problem_report_in_story(in, events)) return;
  const Events::Event* received = events.find(tells_problem_report);
  if (received == nullptr) return;  // timeline-cpr-received speaks
  const bool answered = std::any_of(events.all().begin(), events.all().end(), [&](const Events::Event& event) {
    return &event >= received && answers_reporter(event.words);
  });
  if (answered) return;
  out.add(received->place(), "no later timeline entry says when the reporter got the preliminary findings")
      .help("Add the moment at which the CA answered the sender of the problem report.")
      .requirement("timeline-cpr-report-to-reporter");
}

}  // namespace candor::rules::timeline_cpr_report_to_reporter

namespace candor::rules {

extern const Rule kTimelineCprReportToReporter{.id = "timeline-cpr-report-to-reporter",
                                               .title = "The timeline shows when the reporter was answered",
                                               .requirements = {"timeline-cpr-report-to-reporter"},
                                               .kinds = kFull,
                                               .decided = Decided::heuristic,
                                               .since = "0.1",
                                               .why = "The Baseline Requirements give a CA 24 hours for it.",
                                               .check = timeline_cpr_report_to_reporter::check};

}  // namespace candor::rules
