#include "desk/notice_events.h"

#include <gmock/gmock.h>

#include "desk/notify.h"

namespace candor::desk {
namespace {

using std::chrono::hours;
using testing::ElementsAre;
using testing::IsEmpty;

Instant at(std::string_view text) {
  return *parse_instant(text);
}

DueItem item_due(std::optional<Instant> due, const std::string& clock = "full-report-14d") {
  DueItem item;
  item.incident = 17;
  item.ca = "Example CA";
  item.shown.obligation = {.clock = clock,
                           .what = "Full report",
                           .due = due,
                           .since = at("2026-11-01"),
                           .why = "w",
                           .citation = "",
                           .command = "c"};
  return item;
}

std::vector<std::string> stages(const Receiver& receiver, const DueItem& item, Instant now) {
  std::vector<std::string> all;
  for (const Alert& alert : alerts_of(receiver, {{item}, false}, now)) all.push_back(alert.stage);
  return all;
}

TEST(NoticeEvents, TellOfTheNarrowestWindowOnly) {
  const Receiver receiver{.name = "a", .mail = "", .webhook = "", .token = ""};
  const Instant due = at("2026-11-20T12:00Z");
  EXPECT_THAT(stages(receiver, item_due(due), due - hours(25)), IsEmpty());
  EXPECT_THAT(stages(receiver, item_due(due), due - hours(24)), ElementsAre("24h"));
  EXPECT_THAT(stages(receiver, item_due(due), due - hours(4)), ElementsAre("4h"));
  EXPECT_THAT(stages(receiver, item_due(due), due), ElementsAre("4h"));  // the due instant itself is on time
  EXPECT_THAT(stages(receiver, item_due(due), due + Seconds(1)), ElementsAre("overdue"));
  EXPECT_THAT(stages(receiver, item_due(std::nullopt, "closure-request"), due), IsEmpty());
}

TEST(NoticeEvents, TellOfQuestionsAndOwedReportsAtOnce) {
  Receiver receiver{.name = "a", .mail = "", .webhook = "", .token = ""};
  const Instant now = at("2026-11-20T12:00Z");
  EXPECT_THAT(stages(receiver, item_due(now + hours(100), "response-7d"), now), ElementsAre("question"));
  EXPECT_THAT(stages(receiver, item_due(std::nullopt, "separate-report"), now), ElementsAre("owed"));
  DueItem revocation = item_due(now - hours(1), "revocation");
  revocation.owes_delay_report = true;
  EXPECT_THAT(stages(receiver, revocation, now), ElementsAre("overdue", "owed"));
  receiver.questions = receiver.owed = receiver.overdue = false;
  EXPECT_THAT(stages(receiver, item_due(now + hours(100), "response-7d"), now), IsEmpty());
  EXPECT_THAT(stages(receiver, revocation, now), IsEmpty());
}

TEST(NoticeEvents, AreNarrowedByOwnerClockAndLevel) {
  const Instant now = at("2026-11-20T12:00Z");
  DueItem should = item_due(now - hours(1));
  should.shown.obligation.level = guidelines::Level::should;
  Receiver receiver{.name = "a", .mail = "", .webhook = "", .token = ""};
  EXPECT_EQ(stages(receiver, should, now).size(), 1U);
  receiver.least = guidelines::Level::must;
  EXPECT_THAT(stages(receiver, should, now), IsEmpty());
  receiver.ca = "Other CA";
  EXPECT_THAT(stages(receiver, item_due(now), now), IsEmpty());
  receiver.ca = "Example CA";
  receiver.clocks = {"response-7d"};
  EXPECT_THAT(stages(receiver, item_due(now), now), IsEmpty());
}

TEST(NoticeEvents, KeepTheirNamesWhateverTheMomentAndTheWording) {
  const Receiver receiver{.name = "a", .mail = "", .webhook = "", .token = ""};
  const Instant due = at("2026-11-20T12:00Z");
  DueItem item = item_due(due);
  const auto first = alerts_of(receiver, {{item}, false}, due - hours(24)).at(0).event;
  item.shown.obligation.what = "other words";
  EXPECT_EQ(alerts_of(receiver, {{item}, false}, due - hours(20)).at(0).event, first);
  item.shown.obligation.due = due + hours(1);  // a clock that was set anew is told of anew
  EXPECT_NE(alerts_of(receiver, {{item}, false}, due - hours(20)).at(0).event, first);
  EXPECT_EQ(notice_id(receiver, {first}), notice_id(receiver, {first}));
  EXPECT_NE(notice_id(receiver, {first}), notice_id({.name = "b", .mail = "", .webhook = "", .token = ""}, {first}));
}

TEST(DigestTime, IsTheLatestMomentOfItsKind) {
  const DigestTime daily{.at = hours(7)};
  EXPECT_EQ(last_digest(daily, at("2026-11-20T07:00Z")), at("2026-11-20T07:00Z"));
  EXPECT_EQ(last_digest(daily, at("2026-11-20T06:59Z")), at("2026-11-19T07:00Z"));
  const DigestTime monday{.weekday = 1, .at = hours(7)};
  EXPECT_EQ(last_digest(monday, at("2026-11-20T12:00Z")), at("2026-11-16T07:00Z"));
  EXPECT_EQ(last_digest(monday, at("2026-11-16T06:59Z")), at("2026-11-09T07:00Z"));
  EXPECT_EQ(last_digest(monday, at("2026-11-16T07:00Z")), at("2026-11-16T07:00Z"));
}

TEST(NoticePause, GrowsToAnHour) {
  EXPECT_EQ(notice_pause(1), std::chrono::minutes(1));
  EXPECT_EQ(notice_pause(3), std::chrono::minutes(4));
  EXPECT_EQ(notice_pause(1000), hours(1));
}

}  // namespace
}  // namespace candor::desk
