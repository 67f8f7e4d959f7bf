// The sync against the double in both dialects, into a real mirror: what is read, what is noticed, and what is asked.
#include "bugzilla/sync.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "bugzilla/test_double.h"
#include "desk/mirror_sink.h"
#include "store/mirror_query.h"

namespace candor::desk {
namespace {

using bugzilla::Dialect;
using bugzilla::SyncOutcome;
using nlohmann::json;
using testing::HasSubstr;

// Waits in no time, and remembers how long it should have been.
class TestPace : public bugzilla::Pace {
 public:
  std::chrono::milliseconds elapsed() override { return waited; }
  void wait(std::chrono::milliseconds length) override { waited += length; }
  double chance() override { return 0.5; }
  std::chrono::milliseconds waited{0};
};

json bug_of(int64_t id, int comments) {
  json said = json::array();
  for (int i = 0; i < comments; ++i) {
    said.push_back({{"id", id * 100 + i},
                    {"count", i},
                    {"creator", "ca@ca.example"},
                    {"creation_time", "2026-10-01T10:00:00Z"},
                    {"time", "2026-10-01T10:00:00Z"},
                    {"text", fmt::format("Comment {} about policyIdentifier and BR 7.1.6.1", i)}});
  }
  const json bug = {{"id", id},
                    {"summary", fmt::format("Quillmark: wrong OID in case {}", id)},
                    {"whiteboard", "[ca-compliance] [ov-misissuance]"},
                    {"creation_time", "2026-10-01T10:00:00Z"},
                    {"last_change_time", "2026-10-02T10:00:00Z"}};
  const json history = json::array(
      {{{"when", "2026-10-02T10:00:00Z"},
        {"who", "moderator@rootprogram.example"},
        {"changes", json::array({{{"field_name", "status"}, {"removed", "NEW"}, {"added", "ASSIGNED"}}})}}});
  return {{"bug", bug}, {"comments", said}, {"history", history}};
}

// A folder with a seed for the double and the desk's database.
class Place {
 public:
  explicit Place(int bugs) : path_(std::filesystem::temp_directory_path() / fmt::format("candor-sync-{}", ::getpid())) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
    json seed = {{"bugs", json::array()}};
    for (int i = 1; i <= bugs; ++i) seed["bugs"].push_back(bug_of(1'900'000 + i, 3));
    std::ofstream(path_ / "seed.json") << seed.dump();
  }
  ~Place() { std::filesystem::remove_all(path_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

constexpr int kBugs = 130;

class SyncTest : public testing::TestWithParam<Dialect> {
 protected:
  SyncTest()
      : place_(kBugs),
        double_({"--dialect", GetParam() == Dialect::bmo ? "bmo" : "stock", "--seed", place_.file("seed.json")}),
        client_(http::make_curl_client({.user_agent = "candor-test"})),
        store_(store::Store::open({store::Engine::sqlite, place_.file("desk.sqlite")}, {.create = true, .now = now_})
                   .value()),
        sink_(store_) {}

  Result<SyncOutcome> sync(const std::string& key = "ca-key", bool full = false) {
    bugzilla::Rest rest(*client_, {.url = double_.url(), .key = key});
    bugzilla::SyncRequest request{.full = full, .now = now_};
    if (!product_.empty()) request.product = product_;
    if (!components_.empty()) request.components = components_;
    return bugzilla::sync(rest, sink_, request, pace_, hooks_);
  }
  // The bugs that lists, tables and searches go by.
  std::vector<int64_t> listed() {
    return store_
        .read([&](store::Connection& c) -> Result<std::vector<int64_t>> {
          std::vector<int64_t> ids;
          for (const store::MirroredBug& bug : store::MirrorQuery(c).list({})) ids.push_back(bug.bug.id);
          return ids;
        })
        .value();
  }
  void move(int64_t bug, const std::string& component) {
    double_.steer("set", {{"bug", bug}, {"fields", {{"component", component}}}});
  }
  SyncOutcome good_sync(bool full = false) {
    const Result<SyncOutcome> outcome = sync("ca-key", full);
    EXPECT_TRUE(outcome.ok()) << outcome.error().message;
    return outcome.ok() ? *outcome : SyncOutcome{};
  }
  std::string error_of(const Result<SyncOutcome>& outcome) {
    EXPECT_FALSE(outcome.ok());
    return outcome.ok() ? "" : outcome.error().message;
  }
  // Lets time pass, here and on the tracker.
  void later(Seconds length) {
    now_ += length;
    double_.steer("time", {{"now", format_instant(now_)}});
  }
  tracker::BugRecord record(int64_t id) {
    return store_
        .read([&](store::Connection& c) -> Result<tracker::BugRecord> {
          return store::MirrorQuery(c).record(id).value();
        })
        .value();
  }
  store::MirroredBug bug(int64_t id) {
    return store_
        .read(
            [&](store::Connection& c) -> Result<store::MirroredBug> { return store::MirrorQuery(c).find(id).value(); })
        .value();
  }
  int64_t count() {
    return store_.read([](store::Connection& c) -> Result<int64_t> { return store::MirrorQuery(c).count(); }).value();
  }
  size_t asked() const { return double_.steer("log").size(); }

  Instant now_ = *parse_instant("2026-11-01T00:00:00Z");
  std::string product_;                  // else as usual
  std::vector<std::string> components_;  // the same
  Place place_;
  bugzilla::TestDouble double_;
  std::unique_ptr<http::Client> client_;
  store::Store store_;
  MirrorSink sink_;
  TestPace pace_;
  bugzilla::SyncHooks hooks_;
};

TEST_P(SyncTest, MirrorsEverythingAndThenNearlyNothing) {
  const SyncOutcome first = good_sync();
  EXPECT_EQ(first.bugs, kBugs);
  EXPECT_EQ(first.comments, kBugs * 3);
  EXPECT_EQ(count(), kBugs);
  const tracker::BugRecord one = record(1'900'007);
  EXPECT_EQ(one.bug.summary, "Quillmark: wrong OID in case 1900007");
  EXPECT_EQ(one.comments.size(), 3U);
  ASSERT_TRUE(one.history.has_value());
  EXPECT_EQ(one.history->at(0).fields.at(0).added, "ASSIGNED");
  later(std::chrono::minutes(6));
  const SyncOutcome second = good_sync();
  EXPECT_EQ(second.bugs, 0);
  EXPECT_LE(second.requests, 3);
  later(std::chrono::hours(7));  // comments are read again
  const SyncOutcome third = good_sync();
  EXPECT_EQ(third.bugs, 0);
  EXPECT_EQ(third.edited, 0);
  EXPECT_LE(third.requests, 3);
}

TEST_P(SyncTest, TakesWhatChanged) {
  good_sync();
  later(std::chrono::minutes(6));
  double_.steer("set", {{"bug", 1'900'003}, {"fields", {{"whiteboard", "[ca-compliance] Next update 2026-12-01"}}}});
  const SyncOutcome outcome = good_sync();
  EXPECT_EQ(outcome.bugs, 1);
  EXPECT_EQ(record(1'900'003).bug.whiteboard, "[ca-compliance] Next update 2026-12-01");
}

TEST_P(SyncTest, NoticesEditedCommentsAndKeepsWhatTheySaid) {
  good_sync();
  double_.steer("edit", {{"bug", 1'900'005}, {"comment", 1}, {"text", "It was not our fault."}});
  later(std::chrono::hours(7));
  EXPECT_EQ(good_sync().edited, 1);
  EXPECT_EQ(record(1'900'005).comments.at(1).text, "It was not our fault.");
  const auto before = store_.read([](store::Connection& c) -> Result<std::vector<store::MirrorQuery::Before>> {
    return store::MirrorQuery(c).edits(1'900'005);
  });
  ASSERT_EQ(before->size(), 1U);
  EXPECT_THAT(before->front().text, HasSubstr("policyIdentifier"));
}

// Closed bugs are many; they are read again by turns, in the one request that a sync with nothing new has left.
TEST_P(SyncTest, FindsEditsOnClosedBugsInTheEnd) {
  for (int i = 1; i <= kBugs; ++i) {
    double_.steer("set", {{"bug", 1'900'000 + i}, {"fields", {{"status", "RESOLVED"}, {"resolution", "FIXED"}}}});
  }
  double_.steer("fill", {{"bug", 1'900'001}, {"comments", 3000}});  // fills a turn by itself
  later(std::chrono::minutes(6));
  good_sync();
  double_.steer("edit", {{"bug", 1'900'129}, {"comment", 1}, {"text", "It was not our fault."}});
  int64_t edited = 0;
  int turns = 0;
  for (; edited == 0 && turns < 5; ++turns) {
    later(std::chrono::hours(2));
    const SyncOutcome outcome = good_sync();
    EXPECT_LE(outcome.requests, 3);
    edited = outcome.edited;
  }
  EXPECT_EQ(edited, 1);
  EXPECT_GT(turns, GetParam() == Dialect::bmo ? 1 : 0);  // stock does not say how many comments there are
}

TEST_P(SyncTest, MarksBugsThatTurnPrivateOrVanish) {
  good_sync();
  double_.steer("hide", {{"bug", 1'900'010}});
  double_.steer("remove", {{"bug", 1'900'011}});
  later(std::chrono::minutes(6));
  const SyncOutcome outcome = good_sync();
  // The double lets the account that filed a bug see it always; another one does not.
  EXPECT_EQ(outcome.gone, 1);
  EXPECT_EQ(bug(1'900'011).shown, store::Shown::gone);
  EXPECT_EQ(record(1'900'011).comments.size(), 3U);
  EXPECT_EQ(count(), kBugs);
}

TEST_P(SyncTest, MarksWhatThisAccountMaySeeNoLongerAndTakesItBack) {
  ASSERT_TRUE(sync("new-key").ok());
  double_.steer("hide", {{"bug", 1'900'010}});
  later(std::chrono::minutes(6));
  EXPECT_EQ(sync("new-key")->not_public, 1);
  EXPECT_EQ(bug(1'900'010).shown, store::Shown::not_public);
  double_.steer("reveal", {{"bug", 1'900'010}});
  later(std::chrono::minutes(6));
  ASSERT_TRUE(sync("new-key").ok());
  EXPECT_EQ(bug(1'900'010).shown, store::Shown::yes);
}

// A fresh mirror would not have it. It may come back, and what is said on it in the meantime is read.
TEST_P(SyncTest, ABugThatMovedAwayIsMarkedAndReadOn) {
  good_sync();
  move(1'900'010, "CA Documents");
  later(std::chrono::minutes(6));
  EXPECT_EQ(good_sync().moved, 1);
  EXPECT_EQ(bug(1'900'010).shown, store::Shown::elsewhere);
  EXPECT_EQ(bug(1'900'010).bug.component, "CA Documents");
  EXPECT_EQ(listed().size(), kBugs - 1U);
  later(std::chrono::minutes(6));
  EXPECT_LE(good_sync().requests, 3);
  double_.steer("set",
                {{"bug", 1'900'010}, {"fields", {{"summary", "Quillmark: another title"}, {"status", "RESOLVED"}}}});
  double_.steer("edit", {{"bug", 1'900'005}, {"comment", 1}, {"text", "It was not our fault."}});
  int64_t edited = 0;
  for (int turn = 0; turn < 3; ++turn) {
    later(std::chrono::hours(2));
    const SyncOutcome outcome = good_sync();
    edited += outcome.edited;
    EXPECT_EQ(outcome.moved, 0);
    if (outcome.bugs == 0) {
      EXPECT_LE(outcome.requests, 3);
    }
  }
  EXPECT_EQ(edited, 1);
  EXPECT_EQ(bug(1'900'010).bug.summary, "Quillmark: another title");
  EXPECT_EQ(bug(1'900'010).bug.status, "RESOLVED");
  EXPECT_EQ(bug(1'900'010).shown, store::Shown::elsewhere);
  move(1'900'010, "CA Certificate Compliance");
  later(std::chrono::minutes(6));
  EXPECT_EQ(good_sync().bugs, 1);
  EXPECT_EQ(bug(1'900'010).shown, store::Shown::yes);
  EXPECT_EQ(listed().size(), kBugs);
}

TEST_P(SyncTest, ABugThatMovedAwayMayVanish) {
  good_sync();
  move(1'900'010, "CA Documents");
  later(std::chrono::minutes(6));
  good_sync();
  double_.steer("remove", {{"bug", 1'900'010}});
  for (int turn = 0; turn < 2; ++turn) {
    later(std::chrono::hours(2));
    good_sync();
  }
  EXPECT_EQ(bug(1'900'010).shown, store::Shown::gone);
}

TEST_P(SyncTest, ABugOfAComponentThatIsMirroredTooStays) {
  components_ = {"ca certificate compliance", "CA Documents"};  // names have no case on the tracker
  good_sync();
  EXPECT_EQ(listed().size(), kBugs);
  move(1'900'010, "CA Documents");
  later(std::chrono::minutes(6));
  EXPECT_EQ(good_sync().moved, 0);
  EXPECT_EQ(listed().size(), kBugs);
  components_ = {"CA Certificate Compliance"};
  later(std::chrono::hours(2));
  good_sync();
  later(std::chrono::minutes(6));
  components_ = {"CA Certificate Compliance", "CA Documents"};
  good_sync();
  EXPECT_EQ(bug(1'900'010).shown, store::Shown::yes);
}

TEST_P(SyncTest, NamesThatTheTrackerDoesNotHaveAreSaid) {
  good_sync();
  later(std::chrono::minutes(6));
  product_ = "CA Programme";
  EXPECT_THAT(error_of(sync()), HasSubstr("has no product 'CA Programme'"));
  product_ = "";
  components_ = {"CA Certificate Compliance", "CA Dokuments"};
  EXPECT_THAT(error_of(sync()), HasSubstr("has no component 'CA Dokuments'; it has: CA Certificate Compliance"));
  components_ = {};
  EXPECT_EQ(good_sync().bugs, 0);  // at once: a name that was mended is no second poll
  EXPECT_EQ(listed().size(), kBugs);
}

TEST_P(SyncTest, LosesNoBugWhenOneLeavesBetweenTwoPages) {
  double_.steer("most", {{"results", 100}});
  double_.steer("after", {{"requests", 3}, {"what", "remove"}, {"body", {{"bug", 1'900'001}}}});
  good_sync();
  EXPECT_EQ(count(), kBugs - 1);
}

// As with max_search_results of any size, and with one that was lowered since.
TEST_P(SyncTest, FollowsAServerThatGivesLessThanIsAskedFor) {
  for (const int most : {9, 49, 129, 130}) {
    double_.steer("most", {{"results", most}});
    EXPECT_EQ(good_sync().waiting, 0);
    EXPECT_EQ(count(), kBugs);
    double_.steer("set", {{"bug", 1'900'130}, {"fields", {{"summary", fmt::format("Quillmark: {}", most)}}}});
    later(std::chrono::hours(2));
    EXPECT_EQ(good_sync().bugs, 1);
    later(std::chrono::minutes(6));
  }
}

TEST_P(SyncTest, TakesChangesMadeWhileItReads) {
  double_.steer("after", {{"requests", 5},
                          {"what", "set"},
                          {"body", {{"bug", 1'900'002}, {"fields", {{"summary", "Quillmark: new title"}}}}}});
  good_sync();
  later(std::chrono::minutes(6));
  good_sync();
  EXPECT_EQ(record(1'900'002).bug.summary, "Quillmark: new title");
}

TEST_P(SyncTest, GoesOnAfterAnInterruption) {
  int batches = 0;
  hooks_.progress = [&](int64_t, int64_t) { ++batches; };
  hooks_.cancelled = [&] { return batches > 0; };
  const SyncOutcome cut = good_sync();
  EXPECT_GT(cut.waiting, 0);
  EXPECT_LT(count(), kBugs);
  hooks_ = {};
  const SyncOutcome rest = good_sync();  // at once: this is no new poll
  EXPECT_TRUE(rest.resumed);
  EXPECT_EQ(rest.bugs + cut.bugs, kBugs);
  EXPECT_EQ(count(), kBugs);
}

TEST_P(SyncTest, AsksOnceInFiveMinutes) {
  good_sync();
  const size_t before = asked();
  later(std::chrono::minutes(4));
  EXPECT_THAT(error_of(sync()), HasSubstr("one poll in 5 minutes"));
  EXPECT_THAT(error_of(sync("ca-key", true)), HasSubstr("one poll in 5 minutes"));
  EXPECT_EQ(asked(), before);
}

TEST_P(SyncTest, StopsAtAWrongKeyAndTriesItNoMore) {
  EXPECT_THAT(error_of(sync("wrong")), HasSubstr("does not accept the API key"));
  const size_t once = asked();
  EXPECT_THAT(error_of(sync("wrong")), HasSubstr("refused this key"));
  EXPECT_EQ(asked(), once);
  EXPECT_TRUE(sync("ca-key").ok());  // another key is something new
}

TEST_P(SyncTest, IsSilentForMoreThanAnHourAfterABlock) {
  double_.steer("block", {{"on", true}});
  EXPECT_THAT(error_of(sync()), HasSubstr("blocked"));
  double_.steer("block", {{"on", false}});
  const size_t before = asked();
  now_ += std::chrono::minutes(61);
  EXPECT_THAT(error_of(sync()), HasSubstr("blocked"));
  EXPECT_EQ(asked(), before);
  now_ += std::chrono::minutes(5);
  EXPECT_TRUE(sync().ok());
}

TEST_P(SyncTest, BacksOffWhenTheTrackerIsInTrouble) {
  for (const char* how : {"rate", "deadlock", "half"}) {
    double_.steer("fault", {{"method", "GET"}, {"how", how}, {"path", "/rest/bug"}, {"times", 1}});
  }
  good_sync();
  EXPECT_EQ(count(), kBugs);
  EXPECT_EQ(pace_.waited, std::chrono::seconds(120 + 4 + 8));  // with chance 0.5 each wait is as planned
}

TEST_P(SyncTest, AsksAgainForAListThatWasCutOff) {
  double_.steer("fault", {{"method", "GET"}, {"how", "cut"}, {"path", "/rest/bug$"}, {"times", 1}});
  good_sync();
  EXPECT_EQ(count(), kBugs);
}

TEST_P(SyncTest, TakesNothingForAList) {
  double_.steer("fault", {{"method", "GET"}, {"how", "null"}, {"path", "/rest/bug$"}, {"times", 1}});
  EXPECT_THAT(error_of(sync()), HasSubstr("lacks 'bugs'"));
}

// One bug of which no answer can be read: the others are mirrored, and it is named.
TEST_P(SyncTest, OneUnreadableBugStopsNothing) {
  double_.steer("damage", {{"bug", 1'900'007}, {"comment", 1}});
  const SyncOutcome first = good_sync();
  EXPECT_EQ(first.bugs, kBugs - 1);
  EXPECT_EQ(first.waiting, 0);
  EXPECT_THAT(first.unreadable, testing::ElementsAre(1'900'007));
  EXPECT_THAT(first.remarks, testing::Contains(HasSubstr("bug 1900007 could not be read")));
  EXPECT_EQ(count(), kBugs - 1);
  EXPECT_EQ(pace_.waited, std::chrono::seconds(0));  // asking again would bring the same
  later(std::chrono::minutes(6));
  EXPECT_LE(good_sync().requests, 3);
  double_.steer("edit", {{"bug", 1'900'007}, {"comment", 1}, {"text", "Mended."}});
  later(std::chrono::hours(2));
  EXPECT_EQ(good_sync().bugs, 1);
  EXPECT_EQ(count(), kBugs);
}

TEST_P(SyncTest, ABugThatBecameUnreadableStaysAsItWas) {
  good_sync();
  double_.steer("damage", {{"bug", 1'900'007}, {"comment", 1}});
  double_.steer("edit", {{"bug", 1'900'009}, {"comment", 1}, {"text", "Edited."}});
  later(std::chrono::hours(2));
  EXPECT_EQ(good_sync().edited, 1);  // comments are read again
  double_.steer("set", {{"bug", 1'900'007}, {"fields", {{"summary", "Quillmark: another title"}}}});
  later(std::chrono::minutes(6));
  EXPECT_THAT(good_sync().remarks, testing::Contains(HasSubstr("the mirror has it as it was")));
  EXPECT_THAT(record(1'900'007).comments.at(1).text, HasSubstr("policyIdentifier"));
}

TEST_P(SyncTest, GivesUpClearlyAndKeepsWhatItHas) {
  double_.steer("fault", {{"method", "GET"}, {"how", "html"}, {"path", "/rest/bug"}, {"times", 99}, {"skip", 3}});
  EXPECT_THAT(error_of(sync()), HasSubstr("not Bugzilla's JSON"));
  EXPECT_LT(count(), kBugs);
}

TEST_P(SyncTest, SaysWhenClocksDiffer) {
  later(Seconds(0));
  EXPECT_THAT(good_sync().remarks, testing::IsEmpty());
  now_ += std::chrono::hours(1);
  EXPECT_THAT(good_sync().remarks, testing::ElementsAre(HasSubstr("behind")));
}

TEST_P(SyncTest, IsOfOneTracker) {
  good_sync();
  bugzilla::Rest other(*client_, {.url = "https://other.example", .key = ""});
  later(std::chrono::minutes(6));
  const auto outcome = bugzilla::sync(other, sink_, {.now = now_}, pace_, hooks_);
  EXPECT_THAT(error_of(outcome), HasSubstr("this mirror is of"));
}

TEST_P(SyncTest, StaysBelowTheAnonymousLimit) {
  double_.steer("strict");
  EXPECT_TRUE(sync("").ok());
  EXPECT_EQ(count(), kBugs);
}

INSTANTIATE_TEST_SUITE_P(Dialects, SyncTest, testing::Values(Dialect::bmo, Dialect::stock),
                         [](const auto& of) { return of.param == Dialect::bmo ? "bmo" : "stock"; });

}  // namespace
}  // namespace candor::desk
