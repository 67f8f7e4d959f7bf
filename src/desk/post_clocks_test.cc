#include "desk/post_clocks.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/test_bug.h"

namespace candor::desk {
namespace {

using lifecycle::instant;
using lifecycle::TestBug;
using testing::Contains;

std::vector<std::string> shown(const std::vector<ClockEffect>& effects) {
  std::vector<std::string> all;
  all.reserve(effects.size());
  for (const ClockEffect& effect : effects) {
    all.push_back((effect.begins ? "begins " : "stops ") + std::string(effect.clock.clock));
  }
  return all;
}

Hypothetical comment(const char* at, std::string text) {
  return {
      {bugzilla::BugChange{.bug = 4711, .comment = std::move(text)}}, report::Kind::update, TestBug::kCa, instant(at)};
}

TestBug asked() {
  TestBug bug("2026-08-01T10:00:00Z");
  bug.ca("2026-08-01T10:00:00Z", lifecycle::full_report("- 2026-07-31 09:00 The alarm came."));
  bug.other("2026-08-03T10:00:00Z", "Why did your linter not see this?");
  return bug;
}

TEST(PostClocks, AnAnswerStopsTheClockOfTheQuestion) {
  TestBug bug = asked();
  const auto effects =
      clock_effects(bug.record(), comment("2026-08-05T10:00:00Z", "It was off. It is switched on since 4 August."));
  const auto stopped = std::ranges::find_if(
      effects, [](const ClockEffect& effect) { return !effect.begins && effect.clock.clock == "response-7d"; });
  ASSERT_NE(stopped, effects.end()) << testing::PrintToString(shown(effects));
  EXPECT_EQ(stopped->clock.trigger->at, instant("2026-08-03T10:00:00Z"));
  EXPECT_EQ(stopped->clock.satisfied->at, instant("2026-08-05T10:00:00Z"));
}

TEST(PostClocks, ARequestForADateStopsNoQuestion) {
  TestBug bug = asked();
  const auto effects = clock_effects(
      bug.record(), comment("2026-08-05T10:00:00Z", "We request that the \"Next update\" be set to 2026-08-20."));
  for (const ClockEffect& effect : effects) EXPECT_NE(effect.clock.clock, "response-7d");
}

TEST(PostClocks, TheBugHasTheFlagsOfTheChange) {
  tracker::Bug bug;
  bug.flags.emplace_back().id = 7;
  const bugzilla::BugChange change{.bug = 1, .needinfo = {"incident-reporting@ccadb.org"}, .clear_flags = {7}};
  const tracker::Bug then = with_flags_of(change, bug, "ca@ca.example", instant("2026-08-05T10:00:00Z"));
  ASSERT_EQ(then.flags.size(), 1U);
  EXPECT_EQ(then.flags.front().requestee, "incident-reporting@ccadb.org");
}

TEST(PostClocks, ALateAnswerIsSaidToBeLate) {
  TestBug bug = asked();
  const auto effects = clock_effects(bug.record(), comment("2026-08-20T10:00:00Z", "It was off. It is on now."));
  const auto late = std::ranges::find_if(effects, [](const ClockEffect& effect) {
    return effect.clock.clock == "response-7d" && effect.clock.late_seconds.value_or(0) > 0;
  });
  EXPECT_NE(late, effects.end()) << testing::PrintToString(shown(effects));
}

TEST(PostClocks, APostingBeginsTheNextUpdate) {
  TestBug bug = asked();
  const auto effects = clock_effects(bug.record(), comment("2026-08-05T10:00:00Z", "It was off. It is on now."));
  EXPECT_THAT(shown(effects), Contains("begins update-7d")) << testing::PrintToString(shown(effects));
}

// Our clock may be behind the tracker's: a posting never comes before what it follows.
TEST(PostClocks, ASlowClockHereChangesNothing) {
  TestBug bug = asked();
  bug.record().bug.changed = instant("2026-08-05T10:00:00Z");
  const auto effects = clock_effects(bug.record(), comment("2026-08-02T10:00:00Z", "It was off. It is on now."));
  const auto stopped = std::ranges::find_if(
      effects, [](const ClockEffect& effect) { return !effect.begins && effect.clock.clock == "response-7d"; });
  ASSERT_NE(stopped, effects.end());
  EXPECT_EQ(stopped->clock.satisfied->at, instant("2026-08-05T10:00:00Z"));
}

TEST(PostClocks, FilingStopsTheClockOfTheDisclosure) {
  lifecycle::Incident incident;
  incident.id = 3;
  incident.opened_at = instant("2026-08-01T10:00:00Z");
  incident.aware_at = instant("2026-08-01T09:00:00Z");
  const Hypothetical filing{
      {bugzilla::NewBug{.summary = "Owner: x", .description = lifecycle::full_report("- 2026-08-01 09:00 Alarm.")}},
      report::Kind::full,
      TestBug::kCa,
      instant("2026-08-02T10:00:00Z")};
  const auto effects = clock_effects(incident, filing);
  EXPECT_FALSE(effects.empty());
  EXPECT_TRUE(std::ranges::any_of(effects, [](const ClockEffect& effect) { return !effect.begins; }))
      << testing::PrintToString(shown(effects));
}

TEST(PostClocks, FlagsAloneStopNothing) {
  TestBug bug = asked();
  const Hypothetical flags{{bugzilla::BugChange{.bug = 4711, .needinfo = {"x@y.example"}}},
                           report::Kind::unknown,
                           TestBug::kCa,
                           instant("2026-08-05T10:00:00Z")};
  for (const ClockEffect& effect : clock_effects(bug.record(), flags)) EXPECT_TRUE(effect.begins);
}

}  // namespace
}  // namespace candor::desk
