#include "rules/support/remedies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fold.h"

namespace candor::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CauseReference read(std::string_view cell) {
  return read_causes(fold(cell));
}

TEST(CauseReference, ReadsNumbersOfFactors) {
  EXPECT_THAT(read("Root Cause # 1").factors, ElementsAre(1));
  EXPECT_THAT(read("Root Cause # 1, # 2 and 4").factors, ElementsAre(1, 2, 4));
  EXPECT_THAT(read("RC1, CF2").factors, ElementsAre(1, 2));
  EXPECT_THAT(read("Contributing Factors 1 & 12").factors, ElementsAre(1, 12));
  EXPECT_THAT(read("").factors, IsEmpty());
}

TEST(CauseReference, ReadsRanges) {
  EXPECT_THAT(read("Root Causes # 1-3").factors, ElementsAre(1, 2, 3));
  EXPECT_THAT(read("1 \xE2\x80\x93 3").factors, ElementsAre(1, 2, 3));
  EXPECT_THAT(read("1 to # 2").factors, ElementsAre(1, 2));
  EXPECT_THAT(read("1 - 9999").factors.size(), 21U) << "no range is that long";
}

TEST(CauseReference, TellsLessonsFromFactors) {
  const CauseReference both = read("Root Cause # 2, What didn\xE2\x80\x99t go well (1)");
  EXPECT_THAT(both.factors, ElementsAre(2));
  EXPECT_THAT(both.lessons, ElementsAre(1));
  EXPECT_TRUE(both.didnt_go_well);
  EXPECT_THAT(read("What didn't go well (second item)").lessons, ElementsAre(2));
  EXPECT_THAT(read("What didn't go well (1); Root Cause # 3").factors, ElementsAre(3));
  EXPECT_TRUE(read("Additional").additional);
  EXPECT_TRUE(read("All root causes").every_factor);
  EXPECT_FALSE(read("see above").any_lesson());
}

}  // namespace
}  // namespace candor::rules
