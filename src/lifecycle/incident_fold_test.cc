#include "lifecycle/incident_fold.h"

#include <gmock/gmock.h>
#include <utility>

#include "lifecycle/incident_actions.h"
#include "lifecycle/incident_content.h"

namespace candor::lifecycle {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Instant day(int number) {
  return *make_instant(2026, 4, number, 9, 30);
}

// Numbers revisions as a log would.
class History {
 public:
  History& add(std::string_view kind, std::optional<std::string> content, Instant at) {
    revisions_.push_back(
        {static_cast<int64_t>(revisions_.size()) + 1, std::string(kind), "officer", at, std::move(content)});
    return *this;
  }
  Incident fold() const { return lifecycle::fold(17, revisions_); }

 private:
  std::vector<Revision> revisions_;
};

History opened() {
  Facts facts;
  facts.ca = "Example CA";
  facts.title = "Wrong policy OID";
  facts.aware_at = day(1);
  facts.security_sensitive = false;
  facts.tags = {"dv-misissuance", "ov"};
  facts.bug = 1955799;
  History history;
  history.add(kind::kOpened, content_of(facts), day(2));
  return history;
}

constexpr const char* kReportWithActions = R"(## Full Incident Report

### Action Items

| Action Item | Kind | Corresponding Root Cause(s) | Evaluation Criteria | Due Date | Status |
| ----------- | ---- | --------------------------- | ------------------- | -------- | ------ |
| Lint before signing | Prevent | Root Cause #1 | All go through the linter | 2026-05-01 | Ongoing |
| Review profiles | Detect | Root Cause #1 | Profiles reviewed | 2026-06-01 | Complete |
)";

}  // namespace

TEST(IncidentFold, HoldsTheFactsItWasOpenedWith) {
  const Incident incident = opened().fold();
  EXPECT_EQ(incident.id, 17);
  EXPECT_EQ(incident.revision, 1);
  EXPECT_EQ(incident.ca, "Example CA");
  EXPECT_EQ(incident.aware_at, day(1));
  EXPECT_EQ(incident.opened_at, day(2));
  EXPECT_THAT(incident.tags, ElementsAre("dv-misissuance", "ov"));
  EXPECT_EQ(incident.bug, 1955799);
  EXPECT_TRUE(incident.open());
  EXPECT_THAT(incident.remarks, ElementsAre());
}

TEST(IncidentFold, AnEditChangesOnlyWhatItNames) {
  Facts edit;
  edit.title = "Wrong policy OIDs";
  edit.bug = 0;
  const Incident incident = opened().add(kind::kEdited, content_of(edit), day(3)).fold();
  EXPECT_EQ(incident.title, "Wrong policy OIDs");
  EXPECT_EQ(incident.ca, "Example CA");
  EXPECT_EQ(incident.bug, std::nullopt);
  EXPECT_EQ(incident.changed_at, day(3));
  EXPECT_EQ(incident.opened_at, day(2));
}

TEST(IncidentFold, KeepsThePostedBytes) {
  const std::string text = "## Preliminary\r\n\ttabs, \"quotes\", \xE2\x82\xAC and a trailing space \n";
  const Posting posting{
      .kind = report::Kind::preliminary, .at = day(3), .author = "ca", .text = text, .bug = 5, .comment = 0};
  const Incident incident = opened().add(kind::kPosting, content_of(posting), day(4)).fold();
  ASSERT_EQ(incident.postings.size(), 1U);
  EXPECT_EQ(incident.postings[0].text, text);
  EXPECT_EQ(incident.postings[0].at, day(3));
  EXPECT_EQ(incident.postings[0].comment, 0);
  EXPECT_EQ(*incident.latest_report(), text);
}

TEST(IncidentFold, PairsQuestionsWithAnswers) {
  const Question first{.at = day(3), .asker = "somebody", .text = "Why?", .comment = 4, .answer = std::nullopt};
  const Question second{.at = day(4), .asker = "somebody", .text = "When?", .comment = 5, .answer = std::nullopt};
  const Incident incident = opened()
                                .add(kind::kAsked, content_of(first), day(3))
                                .add(kind::kAsked, content_of(second), day(4))
                                .add(kind::kAnswered, content_of(2, Answer{day(6), "ca", 7}), day(6))
                                .fold();
  EXPECT_EQ(incident.questions_open(), 1);
  EXPECT_FALSE(incident.questions[0].answer.has_value());
  EXPECT_EQ(incident.questions[1].answer->comment, 7);
}

TEST(IncidentFold, ClosesAndReopens) {
  History history = opened().add(kind::kClosed, reason_content("done"), day(10));
  EXPECT_FALSE(history.fold().open());
  history.add(kind::kReopened, reason_content("new facts"), day(12));
  const Incident incident = history.fold();
  EXPECT_TRUE(incident.open());
  ASSERT_EQ(incident.closed.size(), 1U);
  EXPECT_EQ(incident.closed[0].from, day(10));
  EXPECT_EQ(incident.closed[0].until, day(12));
}

TEST(IncidentFold, TheLatestNextUpdateCounts) {
  History history = opened();
  history.add(kind::kNextUpdate, content_of(NextUpdate{.at = day(3), .due = day(20)}), day(3));
  EXPECT_EQ(history.fold().next_update(), day(20));
  history.add(kind::kNextUpdate, content_of(NextUpdate{.at = day(4), .due = std::nullopt}), day(4));
  EXPECT_EQ(history.fold().next_update(), std::nullopt);
  EXPECT_EQ(history.fold().next_updates.size(), 2U);
}

TEST(IncidentFold, LinksCanBeTakenBack) {
  const Link link{.relation = Relation::caused_by, .incident = 3, .bug = 0};
  const Link other{.relation = Relation::related, .incident = 0, .bug = 1700000};
  const Incident incident = opened()
                                .add(kind::kLinked, content_of(link), day(3))
                                .add(kind::kLinked, content_of(other), day(3))
                                .add(kind::kUnlinked, content_of(link), day(4))
                                .fold();
  ASSERT_EQ(incident.links.size(), 1U);
  EXPECT_EQ(incident.links[0].bug, 1700000);
}

TEST(IncidentFold, EvidenceOfOneNameIsOneSetInSeveralStates) {
  EvidenceSet set{.name = "oid",
                  .folder = "set",
                  .as_of = day(3),
                  .certificates = 10,
                  .remaining_valid = 10,
                  .reason = "br-subscriber-12",
                  .clock_from = std::nullopt,
                  .revoke_by = day(6)};
  History history = opened().add(kind::kEvidence, content_of(set), day(3));
  set.revoked = 7;
  set.remaining_valid = 3;
  const Incident incident = history.add(kind::kEvidence, content_of(set), day(7)).fold();
  ASSERT_EQ(incident.latest_evidence().size(), 1U);
  EXPECT_EQ(incident.latest_evidence()[0]->remaining_valid, 3);
  EXPECT_EQ(incident.latest_evidence()[0]->revoke_by, day(6));
  EXPECT_EQ(incident.evidence.size(), 2U);
}

TEST(IncidentFold, ARedactionLeavesTheRestAndARemark) {
  const Incident incident = opened()
                                .add(kind::kReport, std::nullopt, day(3))
                                .add(kind::kRedacted, redaction_content(2, "a name"), day(4))
                                .fold();
  EXPECT_EQ(incident.latest_report(), nullptr);
  EXPECT_EQ(incident.title, "Wrong policy OID");
  EXPECT_THAT(incident.remarks, ElementsAre(HasSubstr("revision 2 was redacted by officer")));
}

TEST(IncidentFold, DamageIsRemarkedNotFollowed) {
  const Incident incident = opened()
                                .add("incident.teleported", "{}", day(3))
                                .add(kind::kEdited, "{\"title\":", day(3))
                                .add(kind::kEdited, "{\"title\":5,\"tags\":\"x\",\"bug\":1e99}", day(3))
                                .fold();
  EXPECT_EQ(incident.remarks.size(), 2U);
  EXPECT_EQ(incident.title, "Wrong policy OID");
  EXPECT_EQ(incident.bug, 1955799);
}

// 4294967297 is 1 in 32 bits; what a number cannot hold is damage, not another number.
TEST(IncidentFold, ANumberTooLargeIsNone) {
  const Incident incident =
      opened()
          .add(kind::kEdited, "{\"bug\":18446744073709551615}", day(3))
          .add(kind::kAction, R"({"item":4294967297,"status":"Complete"})", day(3))
          .add(kind::kComment, R"({"id":9223372036854775808,"count":4294967297,"author":"a","text":"t"})", day(3))
          .add(kind::kAsked, R"({"asker":"a","text":"?","comment":-4294967295})", day(3))
          .fold();
  EXPECT_EQ(incident.bug, 1955799);
  EXPECT_EQ(incident.action_changes.back().item, 0);
  EXPECT_EQ(incident.comments.back().id, 0);
  EXPECT_EQ(incident.comments.back().count, 0);
  EXPECT_FALSE(incident.questions.back().comment);
}

TEST(IncidentActions, AreReadFromTheReportAndFollowWhatWasRecordedSince) {
  SavedReport saved{.kind = report::Kind::full, .text = kReportWithActions};
  const Incident incident =
      opened()
          .add(kind::kReport, content_of(saved), day(5))
          .add(kind::kAction, content_of(ActionChange{.item = 1, .status = "Complete", .at = day(7)}), day(8))
          .fold();
  const auto actions = actions_of(incident);
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions[0].description, "Lint before signing");
  EXPECT_EQ(actions[0].due, *make_instant(2026, 5, 1));
  EXPECT_TRUE(actions[0].complete);
  EXPECT_EQ(actions[0].status_changed_at, day(7));
  EXPECT_TRUE(actions[1].complete);
  EXPECT_EQ(actions[1].status_changed_at, std::nullopt);
}

TEST(IncidentActions, ANewerReportOverridesWhatWasRecordedBefore) {
  SavedReport saved{.kind = report::Kind::full, .text = kReportWithActions};
  const Incident incident =
      opened()
          .add(kind::kAction, content_of(ActionChange{.item = 1, .status = "Complete", .at = day(3)}), day(3))
          .add(kind::kReport, content_of(saved), day(5))
          .fold();
  EXPECT_FALSE(actions_of(incident)[0].complete);
}

}  // namespace candor::lifecycle
