#include "tracker/bug_as_of.h"

#include <gtest/gtest.h>

namespace candor::tracker {
namespace {

Instant day(int number) {
  return *parse_instant("2026-01-01T00:00:00Z") + std::chrono::days(number);
}

BugRecord sample() {
  BugRecord record;
  record.bug.id = 7;
  record.bug.summary = "Example CA: Second title";
  record.bug.whiteboard = "[b]";
  record.bug.status = "RESOLVED";
  record.bug.resolution = "FIXED";
  record.bug.opened = day(0);
  record.bug.resolved = day(30);
  for (const int number : {5, 25}) {
    Flag flag;
    flag.created = day(number);
    record.bug.flags.push_back(flag);
  }
  record.history = {{day(10), "m@x.example", {{"summary", "Example CA: First title", "Example CA: Second title"}}},
                    {day(20), "m@x.example", {{"status", "NEW", "ASSIGNED"}, {"whiteboard", "[a]", "[b]"}}},
                    {day(30), "m@x.example", {{"status", "ASSIGNED", "RESOLVED"}, {"resolution", "", "FIXED"}}}};
  return record;
}

TEST(BugAsOf, TakesBackWhatWasChangedSince) {
  const Bug before = bug_as_of(sample(), day(5)).bug;
  EXPECT_EQ(before.summary, "Example CA: First title");
  EXPECT_EQ(before.status, "NEW");
  EXPECT_EQ(before.whiteboard, "[a]");
  EXPECT_TRUE(before.open());
  EXPECT_FALSE(before.resolved);
  EXPECT_EQ(before.flags.size(), 1U);
  const Bug between = bug_as_of(sample(), day(20)).bug;  // what happened in that second had happened
  EXPECT_EQ(between.summary, "Example CA: Second title");
  EXPECT_EQ(between.status, "ASSIGNED");
  EXPECT_EQ(between.whiteboard, "[b]");
  const Bug after = bug_as_of(sample(), day(31)).bug;
  EXPECT_EQ(after.status, "RESOLVED");
  EXPECT_EQ(after.resolved, day(30));
  EXPECT_EQ(after.flags.size(), 2U);
}

TEST(BugAsOf, WithoutAHistoryTheResolutionIsTakenBack) {
  BugRecord record = sample();
  record.history.reset();
  EXPECT_TRUE(bug_as_of(record, day(29)).bug.open());
  EXPECT_FALSE(bug_as_of(record, day(30)).bug.open());
}

TEST(BugAsOf, KnowsWhetherItExisted) {
  BugRecord record = sample();
  EXPECT_FALSE(opened_by(record, day(0) - Seconds(1)));
  EXPECT_TRUE(opened_by(record, day(0)));
  record.bug.opened.reset();
  EXPECT_TRUE(opened_by(record, day(-9)));
  record.comments = {{.count = 0, .author = "x@x.example", .at = day(3), .text = "", .tags = {}}};
  EXPECT_FALSE(opened_by(record, day(2)));
}

}  // namespace
}  // namespace candor::tracker
