#include "bugzilla/politeness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::bugzilla {
namespace {

using testing::HasSubstr;
using testing::Not;

const Instant kNow = *parse_instant("2026-11-01T00:00:00Z");
constexpr auto kMinute = std::chrono::minutes(1);

TEST(Politeness, OnePollInFiveMinutes) {
  SyncState state;
  EXPECT_FALSE(must_wait(state, "k", false, kNow));
  state.polled_at = kNow;
  EXPECT_TRUE(must_wait(state, "k", false, kNow));
  const auto wait = must_wait(state, "k", false, kNow + 4 * kMinute);
  ASSERT_TRUE(wait);
  EXPECT_THAT(wait->advice, HasSubstr("2026-11-01 00:05"));
  EXPECT_FALSE(must_wait(state, "k", false, kNow + 5 * kMinute));
  EXPECT_FALSE(must_wait(state, "k", true, kNow + kMinute)) << "goes on with a list it has";
}

TEST(Politeness, SilenceForMoreThanAnHourAfterABlock) {
  SyncState state;
  learn(state, {Trouble::blocked, 429, 0, "blocked"}, "k", kNow);
  EXPECT_TRUE(must_wait(state, "k", true, kNow + 61 * kMinute));
  EXPECT_TRUE(must_wait(state, "other", true, kNow + 64 * kMinute));
  EXPECT_FALSE(must_wait(state, "k", true, kNow + 66 * kMinute));
}

TEST(Politeness, ARefusedKeyIsNotTriedAgainAtOnce) {
  SyncState state;
  learn(state, {Trouble::wrong_key, 400, 306, "invalid"}, "secret", kNow);
  EXPECT_THAT(state.refused_key, Not(HasSubstr("secret")));
  const auto wait = must_wait(state, "secret", true, kNow + kMinute);
  ASSERT_TRUE(wait);
  EXPECT_THAT(wait->message, HasSubstr("refused this key"));
  EXPECT_FALSE(must_wait(state, "another", true, kNow + kMinute));
  learn(state, {Trouble::not_found, 404, 101, "no bug"}, "secret", kNow);
  EXPECT_TRUE(state.refused_key.empty());
}

// What a clock wrote that was years ahead must not silence the sync for years.
TEST(Politeness, AMomentInTheFutureCountsForNothing) {
  SyncState state;
  state.polled_at = kNow + std::chrono::years(3);
  state.silent_until = kNow + std::chrono::years(3);
  EXPECT_FALSE(must_wait(state, "k", false, kNow));
}

TEST(Politeness, EveryTroubleHasASentenceAndWhatToDo) {
  for (int trouble = 0; trouble <= static_cast<int>(Trouble::no_bugzilla); ++trouble) {
    const Error error = explain({static_cast<Trouble>(trouble), 400, 1, "the tracker says: no"});
    EXPECT_THAT(error.message, HasSubstr("the tracker says: no"));
    EXPECT_FALSE(error.advice.empty()) << trouble;
  }
}

}  // namespace
}  // namespace candor::bugzilla
