// Clocks by which nothing is ever late, and the one that only some Stores ask for.
#include "lifecycle/test_bug.h"

namespace candor::lifecycle {

namespace {

std::optional<ClockResult> only(const BugAudit& audit, std::string_view id) {
  std::optional<ClockResult> found;
  for (const ClockResult& clock : audit.clocks) {
    if (clock.clock != id) continue;
    EXPECT_FALSE(found) << "more than one " << id;
    found = clock;
  }
  return found;
}

TestBug closed_bug() {
  TestBug bug("2026-04-16T10:00:00Z");
  bug.ca("2026-04-16T10:00:00Z", full_report("- 2026-04-14 09:17 We become aware of the incident."));
  bug.ca("2026-04-20T10:00:00Z", closure_report());
  return bug;
}

TEST(Information, AFinalCallIsTheModerators) {
  auto bug = closed_bug();
  EXPECT_EQ(verdict(only(bug.judge("2026-06-01"), "closure-final-call")), "unknown");
  bug.say(TestBug::kModerator, "2026-04-25T10:00:00Z",
          "Final call for comments: we intend to close this on 2026-05-02.");
  const auto call = only(bug.judge("2026-06-01"), "closure-final-call");
  EXPECT_EQ(verdict(call), "met");
  EXPECT_EQ(call->satisfied->ref, "c2");
  EXPECT_EQ(call->severity, Severity::info);
}

TEST(Information, EfficacyAfterClosingIsNeverLate) {
  auto bug = closed_bug();
  bug.status("2026-11-30T12:00:00Z", "RESOLVED");
  const auto open = only(bug.judge("2028-06-01"), "post-closure-efficacy");
  EXPECT_EQ(verdict(open), "unknown");
  EXPECT_EQ(open->note.substr(0, 47), "encouraged for 2027-02-28, 2027-05-30 and 2027-");
  bug.ca("2027-03-01T12:00:00Z", "Three months on: no recurrence.");
  EXPECT_EQ(verdict(only(bug.judge("2028-06-01"), "post-closure-efficacy")), "met");
}

TEST(Information, ARestrictedBugIsPublishedWhenItsGroupsGo) {
  auto bug = closed_bug();
  EXPECT_FALSE(only(bug.judge("2026-06-01"), "security-publication"));
  bug.ca("2026-05-01T10:00:00Z", "The risk has been mitigated on 2026-04-29 12:00 UTC.");
  bug.publish("2026-05-06T12:00:00Z");
  const auto clock = only(bug.judge("2026-06-01"), "security-publication");
  EXPECT_EQ(verdict(clock), "met");
  EXPECT_EQ(format_instant(clock->trigger->at), "2026-04-29T12:00:00Z");
  EXPECT_EQ(clock->note, "made public 7 d 00 h after the risk was mitigated; no limit is set");
  EXPECT_FALSE(clock->due);
}

TestBug audit_bug(const std::string& words) {
  TestBug bug("2024-06-07T00:00:00Z");
  bug.whiteboard("2024-06-07T00:00:00Z", "[ca-compliance] [audit-finding]");
  bug.ca("2024-06-07T00:00:00Z", words);
  return bug;
}

TEST(Information, AReportOnAnAuditComesWithinSevenDaysOfTheStatement) {
  const auto late = only(audit_bug("The audit statement was issued on 2024-05-30.").judge("2024-07-01"),
                         "audit-report-7cd-policy-1.x");
  EXPECT_EQ(verdict(late), "missed 1");  // the seventh day ends at 23:59:59Z
  EXPECT_EQ(late->level, guidelines::Level::may);
  EXPECT_EQ(verdict(only(audit_bug("The audit attestation letter is dated 2024-05-31.").judge("2024-07-01"),
                         "audit-report-7cd-policy-1.x")),
            "met");
  EXPECT_EQ(verdict(only(audit_bug("Our auditor found something.").judge("2024-07-01"), "audit-report-7cd-policy-1.x")),
            "unknown");
}

}  // namespace
}  // namespace candor::lifecycle
