#include "lifecycle/obligations.h"

#include <algorithm>
#include <gmock/gmock.h>

#include "lifecycle/owed_reports.h"
#include "lifecycle/test_bug.h"

namespace candor::lifecycle {

namespace {

Incident recorded() {
  Incident incident;
  incident.id = 17;
  incident.ca = "Owner";
  incident.title = "wrong value";
  incident.opened_at = instant("2026-04-14T10:00:00Z");
  incident.aware_at = instant("2026-04-14T09:17:00Z");
  return incident;
}

void post(Incident& incident, std::string_view at, int comment, std::string text) {
  incident.postings.push_back({.revision = 2,
                               .kind = {},
                               .at = instant(at),
                               .author = "ca@owner.example",
                               .text = std::move(text),
                               .bug = 4711,
                               .comment = comment});
}

std::string due_of(const Incident& incident, std::string_view clock,
                   guidelines::Level level = guidelines::Level::must) {
  for (const Obligation& one : obligations_of(incident)) {
    if (one.clock == clock && one.level == level) return one.due ? format_instant(*one.due) : "no instant";
  }
  return "none";
}

const char* const kRow =
    "| Second approver for profiles | Prevent | Root Cause # 1 | Log shows two | 2026-05-10 | Ongoing |\n";

TEST(Obligations, FirstReportThenFullReportAndUpdates) {
  Incident incident = recorded();
  EXPECT_EQ(due_of(incident, "initial-disclosure-72h"), "2026-04-17T09:17:00Z");
  EXPECT_EQ(due_of(incident, "full-report-14d"), "none");
  post(incident, "2026-04-15T10:00:00Z", 0,
       "## Preliminary Incident Report\n\n### Summary\n\n- **Incident description:** Wrong value. It is contained.\n");
  EXPECT_EQ(due_of(incident, "initial-disclosure-72h"), "none");
  EXPECT_EQ(due_of(incident, "full-report-14d"), "2026-04-29T10:00:00Z");
  EXPECT_EQ(due_of(incident, "update-7d"), "2026-04-22T10:00:00Z");
  post(incident, "2026-04-20T10:00:00Z", 1, full_report("- 2026-04-14 09:17 We become aware of the incident.", kRow));
  EXPECT_EQ(due_of(incident, "full-report-14d"), "none");
  EXPECT_EQ(due_of(incident, "update-7d"), "2026-04-27T10:00:00Z");
  EXPECT_EQ(due_of(incident, "action-item-due", guidelines::Level::should), "2026-05-10T23:59:59Z");
  EXPECT_EQ(due_of(incident, "update-action-change-3d"), "2026-05-14T00:00:00Z");
  incident.closed.push_back({instant("2026-04-21T10:00:00Z"), "done", {}, ""});
  EXPECT_TRUE(obligations_of(incident).empty());
}

TEST(Obligations, AnItemRecordedAsCompleteIsToTellAndSlipsNoMore) {
  Incident incident = recorded();
  post(incident, "2026-04-20T10:00:00Z", 0, full_report("- 2026-04-14 09:17 We become aware of the incident.", kRow));
  incident.action_changes.push_back({3, 1, "Complete", instant("2026-04-22T10:00:00Z")});
  EXPECT_EQ(due_of(incident, "action-item-due", guidelines::Level::should), "none");
  EXPECT_EQ(due_of(incident, "update-action-change-3d"), "2026-04-25T10:00:00Z");
  post(incident, "2026-04-23T10:00:00Z", 1, "Update: the second approver is in the tool.");
  EXPECT_EQ(due_of(incident, "update-action-change-3d"), "none");
}

TEST(Obligations, ASlipIsNoneBeforeItHappens) {
  Incident incident = recorded();
  post(incident, "2026-04-20T10:00:00Z", 0, full_report("- 2026-04-14 09:17 We become aware of the incident.", kRow));
  const auto all = obligations_of(incident);
  const auto slip = std::ranges::find(all, "update-action-change-3d", &Obligation::clock);
  ASSERT_NE(slip, all.end());
  EXPECT_EQ(format_instant(slip->since), "2026-05-11T00:00:00Z");
}

TEST(Obligations, NextUpdateReplacesTheWeeklyOneUntilTakenBack) {
  Incident incident = recorded();
  post(incident, "2026-04-15T10:00:00Z", 0, full_report("- 2026-04-14 09:17 We become aware of the incident."));
  incident.next_updates.push_back({3, instant("2026-04-16T10:00:00Z"), instant("2026-05-20")});
  EXPECT_EQ(due_of(incident, "update-next-update"), "2026-05-20T23:59:59Z");
  EXPECT_EQ(due_of(incident, "update-7d"), "none");
  incident.next_updates.push_back({4, instant("2026-04-17T10:00:00Z"), {}});
  EXPECT_EQ(due_of(incident, "update-next-update"), "none");
  EXPECT_EQ(due_of(incident, "update-7d"), "2026-04-22T10:00:00Z");
}

TEST(Obligations, WeeklyUpdatesAreOwedAgainAfterANextUpdateOrAClosingWasTakenBack) {
  Incident incident = recorded();
  post(incident, "2026-04-15T10:00:00Z", 0, full_report("- 2026-04-14 09:17 We become aware of the incident."));
  incident.next_updates.push_back({3, instant("2026-04-16T10:00:00Z"), instant("2026-06-20")});
  incident.next_updates.push_back({4, instant("2026-05-10T10:00:00Z"), {}});  // the first week was over by then
  EXPECT_EQ(due_of(incident, "update-7d"), "2026-05-17T10:00:00Z");
  incident.closed.push_back({instant("2026-05-11T10:00:00Z"), "done", instant("2026-07-01T10:00:00Z"), "more found"});
  EXPECT_EQ(due_of(incident, "update-7d"), "2026-07-08T10:00:00Z");
}

TEST(Obligations, AQuestionStaysOpenUntilItIsMarkedAsAnswered) {
  Incident incident = recorded();
  post(incident, "2026-04-15T10:00:00Z", 0, full_report("- 2026-04-14 09:17 We become aware of the incident."));
  incident.questions.push_back({1, 3, instant("2026-04-16T08:00:00Z"), "A. Reader", "Which linter?", 1, {}});
  post(incident, "2026-04-18T10:00:00Z", 2, "Update: the tests go well.");
  EXPECT_EQ(due_of(incident, "response-7d"), "2026-04-23T08:00:00Z");
  incident.questions[0].answer = Answer{instant("2026-04-19T10:00:00Z"), "officer", 3};
  EXPECT_EQ(due_of(incident, "response-7d"), "none");
  EXPECT_EQ(due_of(incident, "update-7d"), "2026-04-26T10:00:00Z");  // the answer is an update too
}

TEST(Obligations, RevocationByTheReasonChosen) {
  Incident incident = recorded();
  EvidenceSet set{.revision = 2, .name = "set", .folder = "set/"};
  set.certificates = 5;
  set.remaining_valid = 5;
  set.reason = "br-subscriber-12";
  incident.evidence.push_back(set);
  EXPECT_EQ(due_of(incident, "revocation"), "2026-04-19T09:17:00Z");
  EXPECT_EQ(due_of(incident, "revocation", guidelines::Level::should), "2026-04-15T09:17:00Z");
  incident.problem_report_at = instant("2026-04-13T22:40:00Z");  // its receipt counts
  EXPECT_EQ(due_of(incident, "revocation"), "2026-04-18T22:40:00Z");
  incident.evidence.back().reason = "br-subscriber-3";
  EXPECT_EQ(due_of(incident, "revocation"), "2026-04-14T22:40:00Z");
  incident.evidence.back().reason = "br-subca-5";
  EXPECT_EQ(due_of(incident, "revocation"), "2026-04-20T22:40:00Z");
  incident.evidence.back().revoke_by = instant("2026-04-16T00:00:00Z");
  EXPECT_EQ(due_of(incident, "revocation"), "2026-04-16T00:00:00Z");
  incident.evidence.back().remaining_valid = 0;
  EXPECT_EQ(due_of(incident, "revocation"), "none");
}

TEST(Obligations, AProblemReportIsAnsweredInADay) {
  Incident incident = recorded();
  EXPECT_EQ(due_of(incident, "problem-report-24h"), "none");
  incident.problem_report_at = instant("2026-05-04T22:40:00Z");
  incident.tags = {"dv-misissuance"};
  EXPECT_EQ(due_of(incident, "problem-report-24h"), "2026-05-05T22:40:00Z");
  const Obligation owed = owed_reports(incident).front();
  EXPECT_EQ(owed.citation, "TLS-BR 2.2.6, 4.9.5");
  EXPECT_EQ(owed.command, "candor incident edit 17 --tag dv-misissuance --tag problem-report-answered");
  incident.policies = {"S/MIME BR 1.0.10, 7.1.4"};
  EXPECT_EQ(owed_reports(incident).front().citation, "SMIME-BR 1.0.10, 4.9.5");
  incident.tags.emplace_back("problem-report-answered");
  EXPECT_EQ(due_of(incident, "problem-report-24h"), "none");
}

TEST(Obligations, DelayedRevocationIsUpdatedEveryThreeAndSevenDays) {
  Incident incident = recorded();
  incident.tags = {"ca-compliance", "leaf-revocation-delay"};
  post(incident, "2026-04-15T10:00:00Z", 0, full_report("- 2026-04-14 09:17 We become aware of the delay."));
  EXPECT_EQ(due_of(incident, "revocation-delay-update", guidelines::Level::should), "2026-04-18T10:00:00Z");
  EXPECT_EQ(due_of(incident, "revocation-delay-update"), "2026-04-22T10:00:00Z");
}

TEST(Obligations, AuditFindingHasItsOwnClock) {
  Incident incident = recorded();
  incident.source = "Audit";
  EXPECT_EQ(due_of(incident, "audit-finding-72h"), "2026-04-17T09:17:00Z");
}

TEST(Obligations, ClosureReportOnceEverythingIsDone) {
  Incident incident = recorded();
  post(incident, "2026-04-20T10:00:00Z", 0, full_report("- 2026-04-14 09:17 We become aware of the incident.", kRow));
  EXPECT_EQ(due_of(incident, "closure-request"), "none");
  post(incident, "2026-04-22T10:00:00Z", 1, "Action item 1 was completed on 2026-04-21 10:00 UTC.");
  EXPECT_EQ(due_of(incident, "closure-request"), "no instant");
  post(incident, "2026-04-23T10:00:00Z", 2, closure_report());
  EXPECT_TRUE(obligations_of(incident).empty());
}

}  // namespace

}  // namespace candor::lifecycle
