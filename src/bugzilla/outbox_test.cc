// The outbox against the double: never twice, never lost, whatever happens to the connection.
#include "bugzilla/outbox.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <map>
#include <random>

#include "bugzilla/outbox_fixture.h"
#include "bugzilla/submit.h"

namespace candor::bugzilla {
namespace {

class OutboxTest : public OutboxFixture {};

TEST_P(OutboxTest, FilesABug) {
  Entry entry = planned(new_bug());
  ASSERT_TRUE(outbox().deliver(entry).ok());
  EXPECT_EQ(entry.stage, Stage::done);
  EXPECT_GT(entry.delivery.bug, 0);
  EXPECT_EQ(journal_.entries[entry.id].stage, Stage::done);
}

TEST_P(OutboxTest, CommentsWithFlagsInOneChange) {
  const int64_t bug = filed_bug();
  Entry entry = planned(BugChange{.bug = bug, .comment = "Closure", .needinfo = {"incident-reporting@ccadb.org"}});
  ASSERT_TRUE(outbox().deliver(entry).ok());
  EXPECT_GT(entry.delivery.comment, 0);
  EXPECT_EQ(double_.state()["bugs"][std::to_string(bug)]["flags"].size(), 1U);
  EXPECT_EQ(comments_of(bug), 2U);
}

TEST_P(OutboxTest, AttachesAFile) {
  const int64_t bug = filed_bug();
  Entry entry =
      planned(NewAttachment{bug, "list.csv", "text/csv", "Affected certificates", "", std::string("a\0b\n", 4)});
  ASSERT_TRUE(outbox().deliver(entry).ok());
  EXPECT_GT(entry.delivery.attachment, 0);
}

TEST_P(OutboxTest, WhereTheConnectionIsCut) {
  const int64_t bug = filed_bug();
  size_t expected = comments_of(bug);
  for (const char* how : {"close", "after_read", "lost", "half", "cut", "deadlock", "html", "garbage"}) {
    fault(how);
    Entry entry = planned(BugChange{.bug = bug, .comment = fmt::format("Update, with {}", how)});
    const Status status = outbox().deliver(entry);
    ASSERT_TRUE(status.ok()) << how << ": " << status.error().message;
    EXPECT_EQ(entry.stage, Stage::done) << how;
    EXPECT_EQ(comments_of(bug), ++expected) << how;
  }
}

// A colleague's key, or a setting that was left behind: what is said of the account does not hide what arrived.
TEST_P(OutboxTest, AnAccountThatIsNotTheKeysHidesNothing) {
  const int64_t bug = filed_bug();
  const std::vector<Posting> postings = {new_bug("Quillmark: whose"), BugChange{.bug = bug, .comment = "Whose?"},
                                         NewAttachment{bug, "a.csv", "text/csv", "Affected", "", "serial\n"}};
  for (const Posting& posting : postings) {
    fault("lost");
    Entry entry = planned(posting);
    Outbox told_wrong(rest_, journal_, {.account = "moderator@rootprogram.example"});
    ASSERT_TRUE(told_wrong.deliver(entry).ok());
    EXPECT_EQ(entry.stage, Stage::done);
  }
  EXPECT_EQ(double_.state()["bugs"].size(), 2U);
  EXPECT_EQ(comments_of(bug), 3U);
  EXPECT_EQ(double_.state()["attachments"].size(), 1U);
}

TEST_P(OutboxTest, APageThatTurnsItAwayIsNoLostAnswer) {
  const int64_t bug = filed_bug();
  fault("forbidden");
  Entry entry = planned(BugChange{.bug = bug, .comment = "Update"});
  EXPECT_FALSE(outbox().deliver(entry).ok());
  EXPECT_EQ(entry.stage, Stage::planned);
  EXPECT_EQ(waited_, Seconds(0));
  ASSERT_TRUE(outbox().deliver(entry).ok());
  EXPECT_EQ(comments_of(bug), 2U);
}

TEST_P(OutboxTest, ABugIsFiledOnceThoughTheAnswerWasLost) {
  for (const char* how : {"lost", "half", "deadlock"}) {
    fault(how);
    Entry entry = planned(new_bug(fmt::format("Quillmark: {}", how)));
    ASSERT_TRUE(outbox().deliver(entry).ok()) << how;
    EXPECT_EQ(entry.stage, Stage::done) << how;
  }
  EXPECT_EQ(double_.state()["bugs"].size(), 3U);
}

TEST_P(OutboxTest, TheSameTextMayBePostedAgainLater) {
  const int64_t bug = filed_bug();
  for (int i = 0; i < 2; ++i) {
    Entry entry = planned(BugChange{.bug = bug, .comment = "No change since the last update."});
    ASSERT_TRUE(outbox().deliver(entry).ok());
  }
  EXPECT_EQ(comments_of(bug), 3U);
}

TEST_P(OutboxTest, ARefusalIsFinal) {
  Entry entry = planned(BugChange{.bug = 999, .comment = "x"});
  EXPECT_FALSE(outbox().deliver(entry).ok());  // the bug is read first, and is not there
  Entry bad = planned(new_bug());
  std::get<NewBug>(bad.posting).component = "No such component";
  ASSERT_TRUE(outbox().deliver(bad).ok());
  EXPECT_EQ(bad.stage, Stage::refused);
  EXPECT_THAT(bad.remark, testing::HasSubstr("component"));
}

TEST_P(OutboxTest, NothingIsSentThatIsNotJournalled) {
  journal_.fail = true;
  Entry entry = planned(new_bug());
  EXPECT_FALSE(outbox().deliver(entry).ok());
  EXPECT_TRUE(double_.state()["bugs"].empty());
}

TEST_P(OutboxTest, ARunThatEndedWhileSendingIsTakenUp) {
  const int64_t bug = filed_bug();
  Entry entry = planned(BugChange{.bug = bug, .comment = "Update"});
  ASSERT_TRUE(outbox().deliver(entry).ok());
  // What the journal held when the program was killed after the request left.
  Entry resumed = entry;
  resumed.stage = Stage::sending;
  resumed.delivery = {};
  ASSERT_TRUE(outbox().deliver(resumed).ok());
  EXPECT_EQ(resumed.delivery.comment, entry.delivery.comment);
  EXPECT_EQ(comments_of(bug), 2U);
}

// A server that is still at work when the last look is over: what it does then is found by the next run.
TEST_P(OutboxTest, WhatArrivesAfterTheLastLookIsNotSentAgain) {
  const int64_t bug = filed_bug();
  const std::vector<Posting> postings = {
      new_bug("Quillmark: slow"), BugChange{.bug = bug, .comment = "Part 2"},
      NewAttachment{bug, "list.csv", "text/csv", "Affected certificates", "", "serial\n"}};
  for (const Posting& posting : postings) {
    for (int i = 0; i < 3; ++i) fault("after_read");
    Entry entry = planned(posting);
    ASSERT_FALSE(outbox().deliver(entry).ok());
    ASSERT_EQ(entry.stage, Stage::planned);
    ASSERT_TRUE(submit(rest_, posting).ok());  // the server acts on what it had read
    const auto before = double_.state();
    Entry resumed = journal_.entries[entry.id];
    ASSERT_TRUE(outbox().deliver(resumed).ok());
    EXPECT_EQ(resumed.stage, Stage::done);
    for (const char* what : {"bugs", "comments", "attachments"}) EXPECT_EQ(double_.state()[what], before[what]) << what;
  }
}

TEST_P(OutboxTest, AsksBeforeItSendsButNotForWhatHasArrived) {
  const int64_t bug = filed_bug();
  int asked = 0;
  Outbox careful(rest_, journal_, {.account = "", .before_sending = [&]() -> Status {
                                     ++asked;
                                     return Error{"the bug changed", ""};
                                   }});
  Entry entry = planned(BugChange{.bug = bug, .comment = "Update"});
  EXPECT_FALSE(careful.deliver(entry).ok());
  EXPECT_EQ(comments_of(bug), 1U);
  ASSERT_TRUE(outbox().deliver(entry).ok());
  Entry resumed = entry;
  resumed.stage = Stage::planned;
  resumed.delivery = {};
  EXPECT_TRUE(careful.deliver(resumed).ok());
  EXPECT_EQ(asked, 1);
}

TEST_P(OutboxTest, TellsWhatBecameOfAPosting) {
  const int64_t bug = filed_bug();
  Entry entry = planned(BugChange{.bug = bug, .comment = "Update\xc2\xa0\n"});
  ASSERT_TRUE(outbox().deliver(entry).ok());
  EXPECT_EQ(entry.delivery.number, 1);
  EXPECT_EQ(entry.delivery.author, "ca@ca.example");
  EXPECT_TRUE(entry.delivery.at.has_value());
}

TEST_P(OutboxTest, AFlagThatIsGoneCountsAsCleared) {
  const int64_t bug = filed_bug();
  double_.steer("flag", {{"bug", bug}, {"key", "mod-key"}, {"requestee", "ca@ca.example"}});
  Entry answer = planned(BugChange{.bug = bug, .comment = "Yes.", .clear_flags = {1, 77}});
  ASSERT_TRUE(outbox().deliver(answer).ok());
  EXPECT_EQ(answer.stage, Stage::done) << answer.remark;
  EXPECT_TRUE(double_.state()["bugs"][std::to_string(bug)]["flags"].empty());
  Entry again = planned(BugChange{.bug = bug, .clear_flags = {1}});
  ASSERT_TRUE(outbox().deliver(again).ok());
  EXPECT_EQ(again.stage, Stage::done) << again.remark;
}

TEST_P(OutboxTest, WhatTheTrackerAcceptedIsNeverSentAgain) {
  const int64_t bug = filed_bug();
  Entry entry = planned(BugChange{.bug = bug, .comment = "Update"});
  entry.stage = Stage::sending;  // a run that ended after the answer, and a tracker that does not show it
  entry.delivery = {.bug = bug, .comment = 4711};
  ASSERT_TRUE(outbox().deliver(entry).ok());
  EXPECT_EQ(entry.stage, Stage::done);
  EXPECT_THAT(entry.remark, testing::HasSubstr("does not show it"));
  EXPECT_EQ(comments_of(bug), 1U);
}

TEST_P(OutboxTest, TooLongIsSaidBeforeAnythingIsSent) {
  Entry entry = planned(BugChange{.bug = 1, .comment = std::string(kMaxComment + 1, 'x')});
  const Status status = outbox().deliver(entry);
  ASSERT_FALSE(status.ok());
  EXPECT_THAT(status.error().message, testing::HasSubstr("65536 characters"));
}

TEST(Objection, NamesAndWordsThatAreNotOneLineOfUtf8) {
  const std::string bad = "list-\xe4.csv";
  const std::vector<std::pair<Posting, std::string>> cases = {
      {NewAttachment{1, bad, "text/csv", "s", "", "x"}, "the file name 'list-\\xe4.csv' is not valid UTF-8"},
      {NewAttachment{1, "a.csv", bad, "s", "", "x"}, "the content type"},
      {NewAttachment{1, "a.csv", "text/csv", bad, "", "x"}, "the attachment's summary"},
      {BugChange{.bug = 1, .whiteboard = bad}, "the whiteboard"},
      {BugChange{.bug = 1, .needinfo = {"ca@ca.example", bad}}, "the account to ask"},
      {BugChange{.bug = 1, .needinfo = {""}}, "the account to ask is empty"},
      {NewBug{.summary = bad}, "the title"},
      {NewBug{.summary = "CA: one\ntwo"}, "the title 'CA: one\\x0atwo' is not one line"},
      {NewBug{.summary = "x", .whiteboard = bad}, "the whiteboard"},
      {NewBug{.summary = "x", .groups = {bad}}, "the security group"},
      {NewBug{.summary = "x", .needinfo = {bad}}, "the account to ask"},
      {NewBug{.product = bad, .summary = "x"}, "the product"},
      {NewBug{.component = bad, .summary = "x"}, "the component"},
      {NewBug{.summary = "x", .cc = {bad}}, "the account to tell"},
  };
  for (const auto& [posting, sentence] : cases) {
    const auto wrong = objection(posting);
    ASSERT_TRUE(wrong) << sentence;
    EXPECT_THAT(wrong->message, testing::HasSubstr(sentence));
  }
}

TEST_P(OutboxTest, OneWrongKeyStopsEverything) {
  Rest wrong(*client_, double_.server("no-such-key", GetParam()));
  Outbox outbox(wrong, journal_, {});
  Entry entry = planned(new_bug());
  EXPECT_FALSE(outbox.deliver(entry).ok());
  EXPECT_EQ(wrong.requests(), 1);
}

// 1,000 postings while one request in four fails somehow, and one run in ten is killed and taken up again.
TEST_P(OutboxTest, AThousandPostingsWithRandomFaults) {
  const int64_t bug = filed_bug();
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same faults in every run
  constexpr std::array kWays = {"close", "after_read", "lost", "half", "deadlock", "html", "garbage", "rate"};
  const int kPostings = GetParam() == Dialect::bmo ? 1000 : 300;
  for (int i = 0; i < kPostings; ++i) {
    if (random() % 4 == 0) fault(kWays[random() % kWays.size()], random() % 3 == 0 ? "GET" : "POST");
    Entry entry = planned(BugChange{.bug = bug, .comment = fmt::format("Update {}", i)});
    int runs = 0;
    for (; entry.stage != Stage::done && runs < 20; ++runs) {
      (void)outbox().deliver(entry).ok();
      if (random() % 10 == 0 && journal_.entries.contains(entry.id)) entry = journal_.entries[entry.id];
    }
    ASSERT_EQ(entry.stage, Stage::done) << i << " " << entry.remark;
  }
  std::map<std::string, int> seen;
  const auto state = double_.state();
  for (const auto& comment : state["comments"][std::to_string(bug)]) ++seen[comment["text"].get<std::string>()];
  EXPECT_EQ(seen.size(), static_cast<size_t>(kPostings) + 1);
  for (const auto& [text, times] : seen) EXPECT_EQ(times, 1) << text;
}

INSTANTIATE_TEST_SUITE_P(Dialects, OutboxTest, testing::Values(Dialect::bmo, Dialect::stock),
                         [](const auto& one) { return one.param == Dialect::bmo ? "bmo" : "stock"; });

}  // namespace
}  // namespace candor::bugzilla
