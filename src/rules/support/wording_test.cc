#include "rules/support/wording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/support/words.h"

namespace candor::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Sentences, EndAtStopsBeforeBlanks) {
  EXPECT_THAT(sentences("section 4.9.1 of v2.0 applies. so it is; yes"),
              ElementsAre("section 4.9.1 of v2.0 applies.", "so it is;", "yes"));
  EXPECT_THAT(sentences(" . - "), IsEmpty());
}

TEST(Stems, JoinInflectedWordsAndLeaveNoiseOut) {
  EXPECT_EQ(significant_stems("reviewers reviewed the review"), significant_stems("reviews"));
  EXPECT_EQ(significant_stems("validated"), significant_stems("validation"));
  EXPECT_THAT(significant_stems("the ca issued 23 certificates in this incident"), IsEmpty());
}

TEST(Related, BySharedWordOrSubject) {
  const auto related = [](std::string_view a, std::string_view b) { return read_as_related(gist_of(a), gist_of(b)); };
  EXPECT_TRUE(related("firmware notes were not read", "firmware is tested before roll-out"));
  EXPECT_TRUE(related("monitoring was green for a month", "an alarm at 500 ms"));
  EXPECT_TRUE(related("our report is late, the author was on leave", "two owners with separate calendars"));
  EXPECT_FALSE(related("the letter went out unsigned", "an alarm at 500 ms"));
}

}  // namespace
}  // namespace candor::rules
