// The worked examples of the catalogue of clocks, one test each, and instants exactly on the limit.
#include "lifecycle/test_bug.h"

namespace candor::lifecycle {

namespace {

const char* const kAware = "- 2026-04-14 09:17 The engineer confirms the alarm. We become aware of the incident.";

TEST(WorkedExamples, FirstDisclosureWithin72Hours) {
  const auto on_time = TestBug("2026-04-17T08:59:00Z").ca("2026-04-17T08:59:00Z", full_report(kAware));
  auto clock = clock_at(on_time.judge("2026-05-01"), "initial-disclosure-72h", "2026-04-14T09:17:00Z");
  EXPECT_EQ(verdict(clock), "met");
  EXPECT_EQ(format_instant(*clock->due), "2026-04-17T09:17:00Z");
  EXPECT_EQ(clock->satisfied->ref, "c0");
  const auto late = TestBug("2026-04-17T09:18:00Z").ca("2026-04-17T09:18:00Z", full_report(kAware));
  clock = clock_at(late.judge("2026-05-01"), "initial-disclosure-72h", "2026-04-14T09:17:00Z");
  EXPECT_EQ(verdict(clock), "missed 60");
}

TEST(WorkedExamples, TimelineToTheMinuteHas59SecondsOfSlack) {
  const auto bug = TestBug("2026-04-17T09:17:59Z").ca("2026-04-17T09:17:59Z", full_report(kAware));
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-05-01"), "initial-disclosure-72h", "2026-04-14T09:17:00Z")), "met");
}

TEST(WorkedExamples, AuditFindingIsGivenWithLocalOffset) {
  std::string report = full_report("- 2026-05-29 14:05 +02:00 Draft of the auditor; we become aware of the finding.");
  report.replace(report.find("Self Reported"), 13, "Audit");
  const auto bug = TestBug("2026-06-01T12:05:00Z").ca("2026-06-01T12:05:00Z", report);
  const auto clock = clock_at(bug.judge("2026-06-02"), "audit-finding-72h", "2026-05-29T12:05:00Z");
  EXPECT_EQ(verdict(clock), "met");  // a weekend lies inside; equal to due is on time
  EXPECT_EQ(format_instant(*clock->due), "2026-06-01T12:05:00Z");
}

TEST(WorkedExamples, FullReportStrictAndLenient) {
  const auto bug = TestBug("2026-04-16T16:40:00Z")
                       .ca("2026-04-16T16:40:00Z",
                           "## Preliminary Incident Report\n\n### Summary\n\n- **Incident "
                           "description:** Wrong value. The incident is contained.\n")
                       .ca("2026-04-29T10:00:00Z", full_report(kAware));
  const auto clock = clock_at(bug.judge("2026-05-01"), "full-report-14d", "2026-04-16T16:40:00Z");
  EXPECT_EQ(verdict(clock), "met");
  EXPECT_EQ(format_instant(*clock->due), "2026-04-30T16:40:00Z");
  ASSERT_TRUE(clock->strict);
  EXPECT_EQ(format_instant(clock->strict->due), "2026-04-28T09:17:00Z");
  EXPECT_EQ(clock->strict->state, State::missed);
  EXPECT_NE(clock->note, "");
}

TEST(WorkedExamples, TwoWeeksOfVersion2HoldALeapDay) {
  const std::string preliminary =
      "## Incident Report\n\n### Summary\n\nThis is a preliminary report. We became aware on 2024-02-20 at 10:00 UTC "
      "that "
      "certificates carry a wrong value. The full report will be posted by 2024-02-29.\n";
  const auto bug = TestBug("2024-02-20T12:00:00Z")
                       .ca("2024-02-20T12:00:00Z", preliminary)
                       .ca("2024-03-01T00:00:00Z", full_report("- 2024-02-20 10:00 We become aware of the incident."));
  const auto audit = bug.judge("2024-03-10");
  const auto full = clock_at(audit, "full-report-2w-2.0", "2024-02-20T12:00:00Z");
  EXPECT_EQ(verdict(full), "met");
  ASSERT_TRUE(full->strict);
  EXPECT_EQ(format_instant(full->strict->due), "2024-03-05T10:00:00Z");
  const auto promised = clock_at(audit, "full-report-promised-date", "2024-02-20T12:00:00Z");
  ASSERT_TRUE(promised && promised->due);
  EXPECT_EQ(format_instant(*promised->due), "2024-02-29T23:59:59Z");
  EXPECT_EQ(verdict(promised), "missed 1");
}

TEST(WorkedExamples, Version1CountsFromTheBugAndStrictlyFromTheProblemReport) {
  const std::string report =
      "1. How your CA first became aware of the problem.\n\nA problem report reached us on 2023-03-20 at 08:30 UTC.\n\n"
      "2. A timeline of the actions your CA took in response.\n\nAll times UTC.\n\n2023-03-20 08:30 Problem report "
      "received.\n2023-03-21 10:00 Process stopped.\n\n"
      "3. Whether your CA has stopped, or has not yet stopped, certificate issuance or the process giving rise to the "
      "problem.\n\nIt has been stopped.\n\n6. Explanation of how and why the mistakes were made, and how they avoided "
      "detection until now.\n\nThe reminder went to a mailbox that no one reads.\n\n"
      "7. List of steps your CA is taking to resolve the situation.\n\n2023-04-30 a second mailbox (open)\n";
  const auto bug = TestBug("2023-03-21T09:00:00Z").ca("2023-03-21T09:00:00Z", report);
  const auto clock = clock_at(bug.judge("2023-04-30"), "full-report-2w-1.0", "2023-03-21T09:00:00Z");
  EXPECT_EQ(verdict(clock), "met");
  ASSERT_TRUE(clock->strict);
  EXPECT_EQ(format_instant(clock->strict->due), "2023-04-03T08:30:00Z");
  EXPECT_EQ(clock->level, guidelines::Level::should);
  // No weekly updates before the paragraph of 2023-05-02.
  EXPECT_EQ(count_state(bug.judge("2023-04-30"), "update-7d", State::missed), 0);
}

TEST(WorkedExamples, AnswerAtTheDueSecondIsOnTime) {
  const auto bug = TestBug("2026-04-17T08:00:00Z")
                       .ca("2026-04-17T08:00:00Z", full_report(kAware))
                       .other("2026-04-20T13:45:10Z", "Was the linter off?")
                       .ca("2026-04-27T13:45:10Z", "It was set to warn.");
  const auto audit = bug.judge("2026-05-01");
  EXPECT_EQ(verdict(clock_at(audit, "response-7d", "2026-04-20T13:45:10Z")), "met");
  const auto late = TestBug("2026-04-17T08:00:00Z")
                        .ca("2026-04-17T08:00:00Z", full_report(kAware))
                        .other("2026-04-20T13:45:10Z", "Was the linter off?")
                        .ca("2026-04-27T13:45:11Z", "It was set to warn.");
  EXPECT_EQ(verdict(clock_at(late.judge("2026-05-01"), "response-7d", "2026-04-20T13:45:10Z")), "missed 1");
}

TEST(WorkedExamples, OneBusinessDayFromFridayEndsOnMonday) {
  const auto bug = TestBug("2026-04-17T08:00:00Z")
                       .ca("2026-04-17T08:00:00Z", full_report(kAware))
                       .other("2026-04-24T15:00:00Z", "Was the linter off?");
  const auto clock = clock_at(bug.judge("2026-04-25"), "response-1-business-day", "2026-04-24T15:00:00Z");
  ASSERT_TRUE(clock && clock->due);
  EXPECT_EQ(format_instant(*clock->due), "2026-04-27T23:59:59Z");
  EXPECT_EQ(clock->severity, Severity::info);
}

TEST(WorkedExamples, NextUpdateLastsUntilTheEndOfItsDay) {
  const auto bug = TestBug("2026-04-30T08:00:00Z")
                       .ca("2026-04-30T08:00:00Z", full_report(kAware))
                       .whiteboard("2026-04-30T16:00:00Z", "[ca-compliance] Next update: 2026-05-15")
                       .ca("2026-05-15T09:00:00Z", "Update: the tests go well.");
  const auto audit = bug.judge("2026-05-23");
  const auto clock = clock_at(audit, "update-next-update", "2026-04-30T16:00:00Z");
  EXPECT_EQ(verdict(clock), "met");
  EXPECT_EQ(format_instant(*clock->due), "2026-05-15T23:59:59Z");
  // Not renewed: the weekly clock runs again from the update.
  const auto weekly = clock_at(audit, "update-7d", "2026-05-15T09:00:00Z");
  ASSERT_TRUE(weekly && weekly->due);
  EXPECT_EQ(format_instant(*weekly->due), "2026-05-22T09:00:00Z");
  EXPECT_EQ(weekly->state, State::missed);
}

TEST(WorkedExamples, WeeklyUpdateSixHoursLate) {
  const auto bug = TestBug("2026-05-01T12:00:00Z")
                       .ca("2026-05-01T12:00:00Z", full_report(kAware))
                       .ca("2026-05-08T18:30:00Z", "Update: nothing new.");
  EXPECT_EQ(verdict(clock_at(bug.judge("2026-05-09"), "update-7d", "2026-05-01T12:00:00Z")), "missed 23400");
}

const char* const kRow =
    "| Second approver for profiles | Prevent | Root Cause # 1 | Log shows two | 2026-05-10 | Ongoing |\n";

TEST(WorkedExamples, CompletedActionItemIsToldInThreeDays) {
  const auto bug =
      TestBug("2026-05-01T12:00:00Z")
          .ca("2026-05-01T12:00:00Z", full_report(kAware, kRow))
          .ca("2026-05-07T12:00:00Z", "Action item 1, the second approver, was completed on 2026-05-06 17:30 UTC.");
  const auto clock = clock_at(bug.judge("2026-05-12"), "update-action-change-3d", "2026-05-06T17:30:00Z");
  EXPECT_EQ(verdict(clock), "met");
  EXPECT_EQ(format_instant(*clock->due), "2026-05-09T17:30:00Z");
}

TEST(WorkedExamples, SlippedActionItemIsToldInThreeDays) {
  const auto bug = TestBug("2026-05-01T12:00:00Z")
                       .ca("2026-05-01T12:00:00Z", full_report(kAware, kRow))
                       .ca("2026-05-07T12:00:00Z", "Update: work goes on.");
  const auto clock = clock_at(bug.judge("2026-05-14T00:00:00Z"), "update-action-change-3d", "2026-05-11T00:00:00Z");
  EXPECT_EQ(verdict(clock), "running");
  EXPECT_EQ(format_instant(*clock->due), "2026-05-14T00:00:00Z");
  const auto later = clock_at(bug.judge("2026-05-14T00:00:01Z"), "update-action-change-3d", "2026-05-11T00:00:00Z");
  EXPECT_EQ(verdict(later), "missed 1");
}

TEST(WorkedExamples, BeforeVersion31AnActionItemHasNoLimit) {
  const std::string row = "| Second approver | Prevent | 2024-06-30 |\n";
  std::string report = full_report("- 2024-06-10 10:00 We become aware of the incident.");
  report.replace(report.find("| Action Item |"), report.find("\n### Appendix") - report.find("| Action Item |"),
                 "| Action Item | Kind | Due Date |\n|---|---|---|\n" + row);
  const auto bug = TestBug("2024-06-11T12:00:00Z").ca("2024-06-11T12:00:00Z", report);
  const auto clock = clock_at(bug.judge("2024-07-02"), "update-action-change-unlimited", "2024-07-01T00:00:00Z");
  ASSERT_TRUE(clock);
  EXPECT_FALSE(clock->due);
  EXPECT_EQ(clock->severity, Severity::info);
}

TEST(WorkedExamples, DelayedRevocationEveryThreeAndSevenDays) {
  const auto bug = TestBug("2026-06-01T08:00:00Z")
                       .ca("2026-06-01T08:00:00Z", full_report("- 2026-05-31 08:00 We become aware of the delay."))
                       .whiteboard("2026-06-01T09:00:00Z", "[ca-compliance] [leaf-revocation-delay]");
  const auto audit = bug.judge("2026-06-05T00:00:00Z");
  const auto should = clock_at(audit, "revocation-delay-update", "2026-06-01T08:00:00Z", "P3D");
  const auto must = clock_at(audit, "revocation-delay-update", "2026-06-01T08:00:00Z", "P7D");
  ASSERT_TRUE(should && must);
  EXPECT_EQ(format_instant(*should->due), "2026-06-04T08:00:00Z");
  EXPECT_EQ(should->level, guidelines::Level::should);
  EXPECT_EQ(should->state, State::missed);
  EXPECT_EQ(format_instant(*must->due), "2026-06-08T08:00:00Z");
  EXPECT_EQ(must->state, State::running);
}

}  // namespace

}  // namespace candor::lifecycle
