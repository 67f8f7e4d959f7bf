// The many ways to say one thing in a posting of the CA Owner, each read through a whole life.
#include <gmock/gmock.h>

#include "lifecycle/test_bug.h"

namespace candor::lifecycle {

namespace {

using testing::ElementsAre;

std::string preliminary(const std::string& description) {
  return "## Preliminary Incident Report\n\n### Summary\n- **Incident description:** " + description +
         "\n- **Relevant policies:** TLS BR\n- **Source of incident disclosure:** Self Reported\n";
}

TEST(Sentences, Awareness) {
  for (const auto& [text, at] : std::vector<std::pair<const char*, const char*>>{
           {"We became aware on 2026-05-04 at 07:50 UTC.", "2026-05-04T07:50:00Z"},
           {"On 2026-05-04, 07:50 UTC, we became aware of 9 wrong certificates.", "2026-05-04T07:50:00Z"},
           {"We became aware of it on 2026-05-04.", "2026-05-04T23:59:59Z"},
           {"Our engineers discovered this on 4 May 2026 at 09:50 CEST.", "2026-05-04T07:50:00Z"},
           {"The CA was made aware on 2026-05-04 09:50 (UTC+2) by a researcher.", "2026-05-04T07:50:00Z"},
           {"We have been aware of this since 2026-05-04T07:50Z.", "2026-05-04T07:50:00Z"},
           {"It began on 2026-04-01; Owner became aware of it at 09:50 +02:00 on 2026-05-04.",
            "2026-05-04T07:50:00Z"}}) {
    const auto bug = TestBug("2026-05-05T10:00:00Z").ca("2026-05-05T10:00:00Z", preliminary(text));
    EXPECT_TRUE(clock_at(bug.judge("2026-05-06"), "initial-disclosure-72h", at)) << text;
  }
}

TEST(Sentences, PromisedDates) {
  for (const auto& [text, due] : std::vector<std::pair<const char*, const char*>>{
           {"The full report will be posted by 2024-02-29.", "2024-02-29T23:59:59Z"},
           {"We will provide the full incident report by 29 February 2024.", "2024-02-29T23:59:59Z"},
           {"A full report will follow within two weeks.", "2024-03-06T23:59:59Z"},
           {"We expect to post the full report on or before 2024-02-29 12:00 UTC.", "2024-02-29T12:00:00Z"},
           {"Full report: 2024-02-29.", "2024-02-29T23:59:59Z"},
           {"The full report will follow.", nullptr}}) {
    const std::string report =
        "## Incident Report\n\n### Summary\n\nThis is a preliminary report. On 2024-02-20 at "
        "13:05 UTC we became aware that 9 certificates are wrong. " +
        std::string(text);
    const auto bug = TestBug("2024-02-21T10:00:00Z").ca("2024-02-21T10:00:00Z", report);
    const auto clock = clock_at(bug.judge("2024-02-25"), "full-report-promised-date", "2024-02-21T10:00:00Z");
    EXPECT_EQ(clock.has_value(), due != nullptr) << text;
    if (!clock || due == nullptr) continue;
    EXPECT_EQ(format_instant(*clock->due), due) << text;
  }
}

// Triggers of the clocks on action items, with their states, of a report with two items.
std::vector<std::string> changes(std::string_view at, const std::string& text) {
  const std::string rows =
      "| Second approver for profiles | Prevent | Root Cause # 1 | The log shows two | 2026-05-10 | Ongoing |\n"
      "| Linter upgraded to the current release | Detect | Root Cause # 1 | Drill | 2026-05-20 | Ongoing |\n";
  auto bug = TestBug("2026-04-16T10:00:00Z");
  bug.ca("2026-04-16T10:00:00Z", full_report("- 2026-04-14 09:17 We become aware of the incident.", rows)).ca(at, text);
  std::vector<std::string> found;
  for (const ClockResult& clock : bug.judge("2026-06-30").clocks) {
    if (clock.clock != "update-action-change-3d") continue;
    found.push_back(format_instant(clock.trigger->at) + " " + std::string(to_string(clock.state)));
  }
  return found;
}

constexpr const char* kFirst = "2026-05-11T00:00:00Z missed";
constexpr const char* kSecond = "2026-05-21T00:00:00Z missed";

TEST(Sentences, CompletedActionItems) {
  for (const char* text : {
           "Update: the first action item (second approver) was completed on 2026-05-07 16:00 UTC. The second one is "
           "on "
           "schedule.",
           "Action item 1 is done since 2026-05-07 16:00 UTC.",
           "The second approver has been required since 2026-05-07 16:00 UTC; action item 1 is therefore complete.",
           "Item 1 was completed ahead of its due date, on 2026-05-07 at 16:00 UTC.",
           "Action item 1: Complete (2026-05-07 16:00 UTC)\nAction item 2: Ongoing",
           "The approver is complete. The tool was switched on 2026-05-07 at 16:00 UTC.",
       }) {
    EXPECT_THAT(changes("2026-05-08T10:00:00Z", text), ElementsAre("2026-05-07T16:00:00Z met", kSecond)) << text;
  }
  EXPECT_THAT(changes("2026-05-08T10:00:00Z", "The linter was upgraded on 2026-05-07 at 16:00 UTC."),
              ElementsAre("2026-05-07T16:00:00Z met", kFirst));
  EXPECT_THAT(changes("2026-05-08T10:00:00Z", "Both action items were completed on 2026-05-07 at 16:00 UTC."),
              ElementsAre("2026-05-07T16:00:00Z met", "2026-05-07T16:00:00Z met"));
  EXPECT_THAT(changes("2026-05-08T10:00:00Z", "Action item 1 was completed yesterday."),
              ElementsAre("2026-05-07T23:59:59Z met", kSecond));
  EXPECT_THAT(changes("2026-05-08T10:00:00Z", "Action item 1 was completed on 2026-05-03 at 09:00 UTC."),
              ElementsAre("2026-05-03T09:00:00Z missed", kSecond));
  EXPECT_THAT(changes("2026-05-12T10:00:00Z", "Action item 1 was completed on 2026-05-11 at 15:00 UTC, a day late."),
              ElementsAre("2026-05-11T00:00:00Z met", "2026-05-11T15:00:00Z met", kSecond));
}

TEST(Sentences, MovedActionItems) {
  for (const char* text : {
           "The due date of the second action item moves from 2026-05-20 to 2026-06-10.",
           "Action item 2 will be delayed; the new due date is 2026-06-10.",
           "We have to postpone action item 2 until 10 June 2026.",
           "Due date of item 2 changed: 2026-06-10 instead of 2026-05-20.",
           "The linter upgrade is postponed; we now expect to complete it by 2026-06-10.",
           "Two engineers are ill. We move the due date of the second action item (linter) from 2026-05-20 to "
           "2026-06-10.",
           "We cannot meet the due date of action item 2. It is now planned for 2026-06-10.",
       }) {
    EXPECT_THAT(changes("2026-05-08T10:00:00Z", text), ElementsAre(kFirst, "2026-06-11T00:00:00Z missed")) << text;
  }
}

TEST(Sentences, NothingHappenedToActionItems) {
  for (const char* text :
       {"Update: work on both items continues, no change of due dates.",
        "We expect action item 1 to be completed on 2026-05-09.",
        "The date of the root key ceremony has been moved to October, so no Next update of 2026-05-19 is "
        "necessary."}) {
    EXPECT_THAT(changes("2026-05-08T10:00:00Z", text), ElementsAre(kFirst, kSecond)) << text;
  }
}

bool delay_ended(const std::string& text) {
  auto bug = TestBug("2026-04-16T10:00:00Z");
  bug.ca("2026-04-16T10:00:00Z", full_report("- 2026-04-15 09:17 We become aware of the delay."))
      .whiteboard("2026-04-16T12:00:00Z", "[leaf-revocation-delay]")
      .ca("2026-04-18T10:00:00Z", text);
  return count_state(bug.judge("2026-06-30"), "revocation-delay-update", State::missed) == 0;
}

TEST(Sentences, NothingLeftToRevoke) {
  for (const char* text :
       {"- Revoked: 10\n- Not yet revoked: 0\n- Expired before revocation: 1",
        "Revoked: 10, not yet revoked: 0, expired: 1.",
        "| Revoked | Not yet revoked | Expired |\n|---|---|---|\n| 10 | 0 | 1 |",
        "| Figure | Count |\n|---|---|\n| Revoked | 10 |\n| Not yet revoked | 0 |",
        "All remaining certificates were revoked by 2026-04-18 09:00 UTC.", "No certificates remain to be revoked.",
        "Revocation is complete.", "Of the 15 certificates 14 have been revoked and one has expired, so none is left.",
        "The last certificate was revoked today."}) {
    EXPECT_TRUE(delay_ended(text)) << text;
  }
}

TEST(Sentences, SomethingLeftToRevoke) {
  for (const char* text :
       {"- Revoked: 10\n- Not yet revoked: 5", "| Revoked | Not yet revoked | Expired |\n|---|---|---|\n| 10 | 5 | 1 |",
        "10 of 15 certificates have been revoked; 5 remain. All will be revoked by 2026-04-20.",
        "All certificates of group A were revoked; 5 certificates of group B are not yet revoked.",
        "We expect all certificates to be revoked by 2026-04-20.", "All but 3 certificates have been revoked."}) {
    EXPECT_FALSE(delay_ended(text)) << text;
  }
}

}  // namespace

}  // namespace candor::lifecycle
