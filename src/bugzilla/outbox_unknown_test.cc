// Postings whose outcome nobody knows: not sent again too early, nor by another account, and never found too late.
#include <gmock/gmock.h>
#include <thread>

#include "bugzilla/outbox_fixture.h"

namespace candor::bugzilla {
namespace {

constexpr std::chrono::milliseconds kLittle(600);
constexpr std::chrono::milliseconds kUntilLateIsDone(2000);

class OutboxUnknownTest : public OutboxFixture {
 protected:
  OutboxUnknownTest() : impatient_(http::make_curl_client({.user_agent = "candor-test", .timeout = kLittle})) {}

  Status deliver(Entry& entry, const std::string& key = "ca-key", bool resend = false) {
    Rest rest(*impatient_, double_.server(key, GetParam()));
    const std::string account = key == "ca-key" ? "ca@ca.example" : "moderator@rootprogram.example";
    Outbox outbox(rest, journal_,
                  {.account = account, .now = [this] { return now_; }, .resend = resend, .looks = {Seconds(0)}});
    Status done = outbox.deliver(entry);
    if (journal_.entries.contains(entry.id)) entry = journal_.entries[entry.id];  // as the next run finds it
    return done;
  }
  int writes() const {
    int count = 0;
    for (const auto& request : double_.steer("log")) count += request["method"] != "GET" ? 1 : 0;
    return count;
  }
  // One of each kind, on `bug` where it needs one.
  std::vector<Posting> postings(int64_t bug, const std::string& word) const {
    return {new_bug("Quillmark: " + word), BugChange{.bug = bug, .comment = "Update " + word},
            BugChange{.bug = bug, .comment = "Asked " + word, .needinfo = {"ca@ca.example"}},
            NewAttachment{bug, word + ".csv", "text/csv", "Affected", "", "serial\n"}};
  }

  std::unique_ptr<http::Client> impatient_;
  Instant now_ = parse_instant("2026-11-20T10:00:00Z").value();
};

TEST_P(OutboxUnknownTest, WhatNobodyAnsweredIsNotSentAgainBeforeTheServerHasSettled) {
  std::vector<Entry> entries;
  for (const Posting& posting : postings(filed_bug(), "late")) {
    fault("late", "POST|PUT");
    Entry& entry = entries.emplace_back(planned(posting));
    const Status first = deliver(entry);
    ASSERT_FALSE(first.ok());
    EXPECT_EQ(entry.stage, Stage::unknown);
    EXPECT_THAT(first.error().message, testing::HasSubstr("nobody answered in time"));
    EXPECT_THAT(first.error().advice, testing::HasSubstr("Deliver it after 2026-11-20 10:10 UTC"));
  }
  const int before = writes();
  now_ += std::chrono::minutes(9);
  for (Entry entry : entries) (void)deliver(entry);  // found, or not there yet
  EXPECT_EQ(writes(), before);
  std::this_thread::sleep_for(kUntilLateIsDone);
  now_ += std::chrono::minutes(2);
  for (Entry& entry : entries) {
    ASSERT_TRUE(deliver(entry).ok());
    EXPECT_EQ(entry.stage, Stage::done);
    EXPECT_EQ(entry.remark, "");
  }
  EXPECT_EQ(writes(), before);
}

TEST_P(OutboxUnknownTest, WhatNeverArrivedIsSentOnceTheServerHasSettled) {
  const int64_t bug = filed_bug();
  for (const char* how : {"hold", "timeout"}) {
    fault(how);
    Entry entry = planned(BugChange{.bug = bug, .comment = how});
    EXPECT_FALSE(deliver(entry).ok());
    EXPECT_EQ(entry.stage, Stage::unknown);
    now_ += kSettled;
    ASSERT_TRUE(deliver(entry).ok()) << how;
    EXPECT_EQ(entry.stage, Stage::done);
  }
  EXPECT_EQ(comments_of(bug), 3U);
}

TEST_P(OutboxUnknownTest, APersonMaySendItAgainAndHearsWhenItIsThereTwice) {
  std::vector<Entry> entries;
  for (const Posting& posting : postings(filed_bug(), "late")) {
    fault("late", "POST|PUT");
    Entry& entry = entries.emplace_back(planned(posting));
    EXPECT_FALSE(deliver(entry).ok());
    ASSERT_TRUE(deliver(entry, "ca-key", true).ok());
  }
  std::this_thread::sleep_for(kUntilLateIsDone);
  for (Entry& entry : entries) {
    entry.stage = Stage::sending;  // a run that ended before it could write down what became of it
    entry.delivery = {};
    ASSERT_TRUE(deliver(entry).ok());
    EXPECT_THAT(entry.remark, testing::HasSubstr("more than once"));
  }
}

TEST_P(OutboxUnknownTest, AnotherAccountFindsItAndDoesNotSendItAgain) {
  const int64_t bug = filed_bug();
  for (const char* how : {"hold_done", "hold"}) {
    for (const Posting& posting : postings(bug, how)) {
      fault(how, "POST|PUT");
      Entry entry = planned(posting);
      if (how == std::string("hold_done")) {  // killed while the server acted
        EXPECT_TRUE(deliver(entry).ok());
        entry.stage = Stage::sending;
        entry.delivery = {};
      } else {
        EXPECT_FALSE(deliver(entry).ok());
      }
      now_ += std::chrono::hours(1);
      const int before = writes();
      const Status other = deliver(entry, "mod-key");
      EXPECT_EQ(writes(), before);
      EXPECT_EQ(other.ok(), how == std::string("hold_done"));
      const std::string said = other.ok() ? "" : other.error().message;
      EXPECT_EQ(said.find("was sent as ca@ca.example") != std::string::npos, how == std::string("hold"));
    }
  }
}

// Between a crash at night and a deliver in the morning people correct what they read.
TEST_P(OutboxUnknownTest, WhatSomebodyChangedSinceIsNotSentASecondTime) {
  const auto killed = [&](const Posting& posting) {
    Entry entry = planned(posting);
    EXPECT_TRUE(deliver(entry).ok());
    entry.stage = Stage::sending;
    journal_.entries.erase(entry.id);
    now_ += std::chrono::hours(8);
    return entry;
  };
  for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{
           {"summary", "Quillmark: a better title"}, {"component", "CA Security Vulnerability"}}) {
    Entry entry = killed(new_bug("Quillmark: " + field));
    double_.steer("set", {{"bug", entry.delivery.bug}, {"fields", {{field, value}}}});
    const int64_t bug = std::exchange(entry.delivery, {}).bug;
    ASSERT_TRUE(deliver(entry).ok());
    EXPECT_EQ(entry.delivery.bug, bug);
    EXPECT_EQ(entry.remark.empty(), field == "component");
  }
  Entry described = killed(new_bug("Quillmark: its text"));
  const int64_t bug = std::exchange(described.delivery, {}).bug;
  double_.steer("edit", {{"bug", bug}, {"comment", 0}, {"text", "# Report, corrected"}});
  Entry said = killed(BugChange{.bug = bug, .comment = "original contained"});
  said.delivery = {};
  double_.steer("edit", {{"bug", bug}, {"comment", 1}, {"text", "original contained (typo fixed)"}});
  for (Entry* entry : {&described, &said}) {
    const int before = writes();
    const Status stopped = deliver(*entry);
    ASSERT_FALSE(stopped.ok());
    EXPECT_THAT(stopped.error().message, testing::HasSubstr("may be on the tracker already, changed since"));
    EXPECT_EQ(writes(), before);
    EXPECT_TRUE(deliver(*entry, "ca-key", true).ok());  // somebody looked: it is another one
    EXPECT_EQ(writes(), before + 1);
  }
}

// What was refused, or never left, binds nobody: the next key may be a colleague's.
TEST_P(OutboxUnknownTest, WhatNeverLeftMayGoUnderAnyAccount) {
  const int64_t bug = filed_bug();
  Entry entry = planned(BugChange{.bug = bug, .comment = "Update"});
  fault("rate");
  EXPECT_FALSE(deliver(entry).ok());
  ASSERT_TRUE(deliver(entry, "mod-key").ok());
  EXPECT_EQ(entry.delivery.author, "moderator@rootprogram.example");
}

INSTANTIATE_TEST_SUITE_P(Dialects, OutboxUnknownTest, testing::Values(Dialect::bmo, Dialect::stock),
                         [](const auto& one) { return one.param == Dialect::bmo ? "bmo" : "stock"; });

}  // namespace
}  // namespace candor::bugzilla
