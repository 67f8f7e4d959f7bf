#include "base/suggest.h"

#include <array>
#include <gtest/gtest.h>

namespace candor {

constexpr std::array<std::string_view, 4> kWords = {"check", "fix", "rules", "guidelines"};

TEST(Suggest, FindsSlipsOfTheFingers) {
  EXPECT_EQ(nearest("chekc", kWords), "check");
  EXPECT_EQ(nearest("CHECK", kWords), "check");
  EXPECT_EQ(nearest("guideline", kWords), "guidelines");
  EXPECT_EQ(nearest("rule", kWords), "rules");
}

TEST(Suggest, StaysSilentWhenNothingIsNear) {
  EXPECT_EQ(nearest("serve", kWords), "");
  EXPECT_EQ(nearest("", kWords), "");
  EXPECT_EQ(nearest(std::string(100, 'c'), kWords), "");
}

}  // namespace candor
