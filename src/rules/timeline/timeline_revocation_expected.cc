// timeline-revocation-expected: while affected certificates remain valid, an entry or the end date says when the last
// of them will be revoked; required when the whiteboard contains revocation-delay.
#include "rules/rule.h"
#include "rules/support/events.h"
#include "rules/support/revocation.h"
#include "rules/support/timeline.h"
#include "rules/support/words.h"

namespace candor::rules::timeline_revocation_expected {

// "Certificates are as they should be; there is no reason for revocation."
bool says_none_is_due(const Input& in) {
  static const Patterns kNone(
      "no|without ~ reason|need|cause|ground|grounds|requirement|obligation|duty ~ revo*; no revocation; "
      "not|nor ~ require*|need*|necessary|demand*|call ~ revo*; revo* ~ not ~ required|needed|necessary|called|due");
  for (const report::Section* section : in.report.all(report::SectionId::impact)) {
    if (kNone.in(in.document.prose(section->body))) return true;
  }
  return false;
}

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  const Revocation revocation = read_revocation(in);
  if (too_short_to_judge(events) || !revocation.unfinished) {
    // A delayed revocation whose end is not stated by numbers either.
    if (!revocation.delayed_tag || revocation.finished || too_short_to_judge(events)) return;
  }
  if (tells_expected_completion(in, events) || (!revocation.delayed_tag && says_none_is_due(in))) return;
  Draft draft = out.add(timeline_place(in), "no timeline entry says when revocation is expected to be complete");
  draft.help("Add the date and time at which the last affected certificate is expected to be revoked.");
  if (revocation.delayed_tag) draft.requirement("timeline-revocation-expected-delay");
  draft.requirement("timeline-revocation-expected");
  // Without a number of remaining certificates the revocation may be over.
  if (!revocation.unfinished) draft.at_most(Level::should);
}

}  // namespace candor::rules::timeline_revocation_expected

namespace candor::rules {

extern const Rule kTimelineRevocationExpected{
    .id = "timeline-revocation-expected",
    .title = "The timeline shows when revocation is expected to be complete",
    .requirements = {"timeline-revocation-expected", "timeline-revocation-expected-delay"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A delay without an end is a refusal.",
    .check = timeline_revocation_expected::check};

}  // namespace candor::rules
