// How the clocks of a life depend on each other: Next update, closure, reopening, versions, year ends.
#include "lifecycle/test_bug.h"

namespace candor::lifecycle {

namespace {

const char* const kAware = "- 2026-04-14 09:17 We become aware of the incident.";

TestBug reported(std::string_view at) {
  return TestBug(at).ca(at, full_report(kAware));
}

TEST(Cadence, YearEndAndMonthEndAreElapsedTime) {
  const auto bug = TestBug("2025-12-28T12:00:00Z")
                       .ca("2025-12-28T12:00:00Z", full_report("- 2025-12-27 09:17 We become aware of the incident."))
                       .ca("2026-01-04T12:00:00Z", "Update: on schedule.")
                       .ca("2026-01-11T12:00:01Z", "Update: on schedule.");
  const auto audit = bug.judge("2026-01-12");
  EXPECT_EQ(verdict(clock_at(audit, "update-7d", "2025-12-28T12:00:00Z")), "met");
  EXPECT_EQ(verdict(clock_at(audit, "update-7d", "2026-01-04T12:00:00Z")), "missed 1");
}

TEST(Cadence, ACommentWithoutADateIsNotCalledMissing) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.ca("2026-04-20T10:00:00Z", "Update.").ca("2026-04-30T10:00:00Z", "Update.");
  EXPECT_EQ(count_state(bug.judge("2026-05-01"), "update-7d", State::missed), 1);
  bug.record().comments[1].at.reset();
  const auto clock = clock_at(bug.judge("2026-05-01"), "update-7d", "2026-04-16T10:00:00Z");
  EXPECT_EQ(verdict(clock), "unknown");
  EXPECT_NE(clock->note.find("comment 1"), std::string::npos);
}

TEST(Cadence, NothingRunsWhileANextUpdateDateHolds) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.whiteboard("2026-04-17T10:00:00Z", "[ca-compliance] Next update 2026-05-20")
      .ca("2026-05-20T23:59:59Z", "Update.");
  const auto audit = bug.judge("2026-05-21");
  EXPECT_EQ(count_state(audit, "update-7d", State::missed), 0);
  EXPECT_EQ(verdict(clock_at(audit, "update-next-update", "2026-04-17T10:00:00Z")), "met");
}

TEST(Cadence, NextUpdateTakenBackBeforeItPassedBindsNobody) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.whiteboard("2026-04-17T10:00:00Z", "[ca-compliance] Next update 2026-05-20")
      .whiteboard("2026-04-18T10:00:00Z", "[ca-compliance]");
  EXPECT_FALSE(clock_at(bug.judge("2026-06-01"), "update-next-update", "2026-04-17T10:00:00Z"));
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-04-24"), "update-7d", "2026-04-16T10:00:00Z")), "missed 50400");
}

TEST(Cadence, NextUpdateWithTwoReadingsIsNotGuessed) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.whiteboard("2026-04-17T10:00:00Z", "[ca-compliance] Next update 5-6-2026").ca("2026-05-20T10:00:00Z", "Update.");
  const auto clock = clock_at(bug.judge("2026-05-21"), "update-next-update", "2026-04-17T10:00:00Z");
  EXPECT_EQ(verdict(clock), "unknown");
  EXPECT_FALSE(clock->due);
  EXPECT_FALSE(clock->late_seconds);
}

TEST(Cadence, ClosureReportEndsUpdatesFrom31OnUntilWithdrawn) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.ca("2026-04-20T10:00:00Z", closure_report());
  EXPECT_EQ(count_state(bug.judge("2026-05-20"), "update-7d", State::missed), 0);
  bug.ca("2026-05-01T10:00:00Z", "We withdraw our request for closure: one more certificate was found.");
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-05-09"), "update-7d", "2026-05-01T10:00:00Z")), "missed 50400");
}

TEST(Cadence, ClosureReportOf30DoesNotEndUpdates) {
  const auto bug = TestBug("2025-04-01T10:00:00Z")
                       .ca("2025-04-01T10:00:00Z", full_report("- 2025-03-30 12:00 We become aware of the incident."))
                       .ca("2025-04-05T10:00:00Z", closure_report());
  EXPECT_EQ(verdict(clock_at(bug.judge("2025-04-13T10:00:00Z"), "update-7d", "2025-04-05T10:00:00Z")), "missed 86400");
}

TEST(Cadence, ClosedBugOwesNothingAndAReopenedOneDoes) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.status("2026-04-18T10:00:00Z", "RESOLVED");
  EXPECT_EQ(count_state(bug.judge("2026-06-18"), "update-7d", State::missed), 0);
  bug.status("2026-05-02T10:00:00Z", "REOPENED").ca("2026-05-03T10:00:00Z", "We look at the new certificate.");
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-05-11T10:00:00Z"), "update-7d", "2026-05-03T10:00:00Z")), "missed 86400");
}

TEST(Cadence, ANextUpdateTakenBackStartsTheWeeklyClockAnew) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.whiteboard("2026-04-17T09:00:00Z", "[ca-compliance] Next update 2026-06-01")
      .whiteboard("2026-05-04T10:00:00Z", "[ca-compliance]");
  // Its first end lies in the time of the Next update.
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-05-05"), "update-7d", "2026-05-04T10:00:00Z")), "running");
  const auto late = clock_at(bug.judge("2026-05-12"), "update-7d", "2026-05-04T10:00:00Z");
  ASSERT_TRUE(late && late->due);
  EXPECT_EQ(format_instant(*late->due), "2026-05-11T10:00:00Z");
  EXPECT_EQ(verdict(late), "unknown");  // the text does not say from when it counts again
  EXPECT_FALSE(late->note.empty());
  bug.ca("2026-05-09T10:00:00Z", "Update: on schedule.");
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-05-12"), "update-7d", "2026-05-04T10:00:00Z")), "met");
}

TEST(Cadence, ReopeningStartsTheWeeklyClockAnew) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.status("2026-04-20T10:00:00Z", "RESOLVED").status("2026-06-01T10:00:00Z", "REOPENED");
  EXPECT_EQ(count_state(bug.judge("2026-05-30"), "update-7d", State::running), 0);
  const auto clock = clock_at(bug.judge("2026-06-02"), "update-7d", "2026-06-01T10:00:00Z");
  ASSERT_TRUE(clock && clock->due);
  EXPECT_EQ(format_instant(*clock->due), "2026-06-08T10:00:00Z");
  EXPECT_EQ(verdict(clock), "running");
}

TEST(Cadence, LevelIsThatOfTheVersionInForceAtTheTrigger) {
  const auto bug = TestBug("2025-02-10T10:00:00Z")
                       .ca("2025-02-10T10:00:00Z", full_report("- 2025-02-09 12:00 We become aware of the incident."))
                       .ca("2025-02-16T10:00:00Z", "Update: on schedule.")
                       .ca("2025-03-02T10:00:00Z", "Update: on schedule.")
                       .ca("2025-03-20T10:00:00Z", "Update: on schedule.");
  const auto audit = bug.judge("2025-03-21");
  EXPECT_EQ(clock_at(audit, "update-7d", "2025-02-16T10:00:00Z")->level, guidelines::Level::should);
  EXPECT_EQ(clock_at(audit, "update-7d", "2025-03-02T10:00:00Z")->level, guidelines::Level::must);
  EXPECT_EQ(audit.versions, (std::vector<std::string_view>{"2.0", "3.0"}));
}

TEST(Cadence, WithoutAHistoryALongGapIsUnknown) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.ca("2026-05-20T10:00:00Z", "Update: on schedule.");
  bug.record().history.reset();
  const auto audit = bug.judge("2026-05-21");
  EXPECT_EQ(verdict(clock_at(audit, "update-7d", "2026-04-16T10:00:00Z")), "unknown");
  EXPECT_FALSE(audit.remarks.empty());
}

TEST(Cadence, WithoutAHistoryATagMayBeNew) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.ca("2026-04-18T10:00:00Z", "Update: 2 of 3 certificates are revoked.")
      .ca("2026-04-30T10:00:00Z", "Update: none is left.");
  bug.whiteboard("2026-04-17T10:00:00Z", "[leaf-revocation-delay]");
  bug.record().history.reset();
  const auto audit = bug.judge("2026-05-01");
  EXPECT_EQ(verdict(clock_at(audit, "revocation-delay-update", "2026-04-16T10:00:00Z", "P3D")), "met");
  EXPECT_EQ(verdict(clock_at(audit, "revocation-delay-update", "2026-04-18T10:00:00Z", "P7D")), "unknown");
}

TEST(Cadence, ATagTakenAwayEndsTheDelayUnlessItWentOn) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.whiteboard("2026-04-16T12:00:00Z", "[leaf-revocation-delay]")
      .whiteboard("2026-04-18T10:00:00Z", "[ca-compliance]");
  bug.ca("2026-04-19T10:00:00Z", "Update: 2 of 3 certificates are revoked.")
      .ca("2026-04-23T10:00:00Z", "Update: one is left.");
  EXPECT_EQ(count_state(bug.judge("2026-04-24"), "revocation-delay-update", State::missed), 0);
  bug.ca("2026-04-24T10:00:00Z", "- Revoked: 3\n- Not yet revoked: 0");
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-04-25"), "revocation-delay-update", "2026-04-19T10:00:00Z", "P3D")),
            "missed 86400");
}

TEST(Cadence, AuditorTellsAFinding) {
  std::string report = full_report("- 2026-04-14 09:17 Draft report of the auditor arrives with the finding.");
  report.replace(report.find("Self Reported"), 13, "Audit");
  const auto late = TestBug("2026-04-17T09:20:00Z").ca("2026-04-17T09:20:00Z", report);
  EXPECT_EQ(verdict(clock_at(late.judge("2026-04-18"), "audit-finding-72h", "2026-04-14T09:17:00Z")), "missed 180");
  const auto told = TestBug("2026-04-15T09:20:00Z")
                        .ca("2026-04-15T09:20:00Z",
                            "## Preliminary Incident Report\n\n### Summary\n- **Incident description:** In "
                            "the closing meeting on 2026-04-14 at 16:30 CEST our auditor told us that "
                            "a ceremony had no witness.\n- **Source of incident disclosure:** Audit\n");
  EXPECT_TRUE(clock_at(told.judge("2026-04-18"), "audit-finding-72h", "2026-04-14T14:30:00Z"));
}

TEST(Cadence, ThirdPartysBugIsAnsweredNotReported) {
  const auto bug =
      TestBug("2026-04-16T10:00:00Z", TestBug::kOther)
          .other("2026-04-16T10:00:00Z",
                 "## Preliminary Incident Report\n\n### Summary\n\n- **Incident description:** "
                 "Why does certificate 1 carry a wrong value?\n")
          .ca("2026-04-18T10:00:00Z", "We became aware on 2026-04-16 at 10:30 UTC. The incident is contained.")
          .ca("2026-04-27T10:00:00Z", full_report("- 2026-04-16 10:30 We become aware of the incident."));
  const auto audit = bug.judge("2026-04-28");
  EXPECT_EQ(verdict(clock_at(audit, "initial-disclosure-72h", "2026-04-16T10:30:00Z")), "met");
  EXPECT_EQ(verdict(clock_at(audit, "full-report-14d", "2026-04-18T10:00:00Z")), "met");
  EXPECT_EQ(verdict(clock_at(audit, "update-7d", "2026-04-18T10:00:00Z")), "missed 172800");
  EXPECT_EQ(count_state(audit, "response-7d", State::met), 0);
}

TEST(Cadence, BotsAndHousekeepingStartNoClockAndAnAnswerMayLeaveSomethingOut) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.say("nag-bot@tracker.example", "2026-04-17T10:00:00Z", "The needinfo has been open for a week, could you look?")
      .whiteboard("2026-04-17T11:00:00Z", "[ca-compliance] Next update 2026-07-01")
      .moderator("2026-04-17T11:00:00Z", "Setting Next update to 2026-07-01.")
      .other("2026-04-18T10:00:00Z", "How many linters do you run?")
      .other("2026-04-19T10:00:00Z", "Who approves profiles?")
      .ca("2026-04-20T10:00:00Z", "Three linters. The question of comment 4 is not answered here.")
      .ca("2026-04-30T10:00:00Z", "Two people approve profiles.");
  const auto audit = bug.judge("2026-05-01");
  EXPECT_EQ(verdict(clock_at(audit, "response-7d", "2026-04-18T10:00:00Z")), "met");
  EXPECT_EQ(verdict(clock_at(audit, "response-7d", "2026-04-19T10:00:00Z")), "missed 345600");
  EXPECT_EQ(count_state(audit, "response-7d", State::met) + count_state(audit, "response-7d", State::missed), 2);
}

TEST(Cadence, MovedDueDateIsNoDelay) {
  const std::string row = "| Second approver for profiles | Prevent | Root Cause # 1 | Log | 2026-05-10 | Ongoing |\n";
  auto bug = TestBug("2026-05-01T12:00:00Z").ca("2026-05-01T12:00:00Z", full_report(kAware, row));
  bug.ca("2026-05-07T12:00:00Z", "The due date of action item 1 is moved from 2026-05-10 to 2026-05-20.");
  EXPECT_FALSE(clock_at(bug.judge("2026-05-30"), "update-action-change-3d", "2026-05-11T00:00:00Z"));
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-05-30"), "update-action-change-3d", "2026-05-21T00:00:00Z")),
            "missed 518400");
}

TEST(Cadence, ACompletionThatIsNamedAndDatedCountsBeforeAGuess) {
  const std::string row =
      "| Quarterly review with a ticket | Prevent | Root Cause # 1 | Log | 2026-05-20 | Ongoing |\n";
  auto bug = TestBug("2026-05-01T12:00:00Z").ca("2026-05-01T12:00:00Z", full_report(kAware, row));
  bug.ca("2026-05-08T12:00:00Z", "Update: the first reviews took place; the ticket template is in use.")
      .ca("2026-05-15T12:00:00Z", "Update: the procedure is written down.")
      .ca("2026-05-22T12:00:00Z", "Action item 1 was finished on May 18, 2026 at 22:00 UTC.");
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-05-23"), "update-action-change-3d", "2026-05-18T22:00:00Z")),
            "missed 50400");
}

TEST(Cadence, FindingsOnClosure) {
  auto bug = reported("2026-04-16T10:00:00Z");
  bug.other("2026-04-18T10:00:00Z", "How many linters do you run?").ca("2026-04-20T10:00:00Z", closure_report());
  bug.record().comments.back().count = 2;
  auto audit = bug.judge("2026-04-21");
  ASSERT_EQ(audit.findings.size(), 2U);
  EXPECT_EQ(audit.findings[0].requirement, "closure-needinfo");
  EXPECT_EQ(audit.findings[0].comment, 2);
  EXPECT_EQ(audit.findings[1].requirement, "closure-no-open-questions");
  bug.change(TestBug::kCa, "2026-04-20T10:00:00Z", "flagtypes.name", "needinfo?(incident-reporting@ccadb.example)");
  audit = bug.judge("2026-04-21");
  ASSERT_EQ(audit.findings.size(), 1U);
  EXPECT_EQ(audit.findings[0].requirement, "closure-no-open-questions");
}

TEST(Cadence, ClosureRequestBeforeAnActionItemIsDone) {
  const std::string row = "| Second approver for profiles | Prevent | Root Cause # 1 | Log | 2026-06-10 | Ongoing |\n";
  auto bug = TestBug("2026-05-01T12:00:00Z").ca("2026-05-01T12:00:00Z", full_report(kAware, row));
  bug.ca("2026-05-05T12:00:00Z", closure_report());
  bug.change(TestBug::kCa, "2026-05-05T12:00:00Z", "flagtypes.name", "needinfo?(incident-reporting@ccadb.example)");
  const auto audit = bug.judge("2026-05-06");
  ASSERT_EQ(audit.findings.size(), 1U);
  EXPECT_EQ(audit.findings[0].requirement, "closure-actions-complete");
}

}  // namespace

}  // namespace candor::lifecycle
