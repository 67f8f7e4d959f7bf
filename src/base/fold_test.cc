#include "base/fold.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(Fold, MakesLookAlikesComparable) {
  EXPECT_EQ(fold("What didn\xE2\x80\x99t\xC2\xA0 go  well"), "what didn't go well");
  EXPECT_EQ(fold("2026\xE2\x80\x91"
                 "02\xE2\x80\x91"
                 "09"),
            "2026-02-09");
  EXPECT_EQ(fold("\xEF\xBB\xBF  A "), "a");
}

TEST(Fold, StraightenMapsOffsetsBack) {
  std::vector<size_t> offsets;
  EXPECT_EQ(straighten("a\xC2\xA0z", &offsets), "a z");
  EXPECT_EQ(offsets, (std::vector<size_t>{0, 1, 3, 4}));
}

TEST(Fold, FindsInvalidUtf8) {
  EXPECT_EQ(find_invalid_utf8("ok \xC3\xA9"), std::string_view::npos);
  EXPECT_EQ(find_invalid_utf8("ok \xC3"), 3U);
  EXPECT_EQ(find_invalid_utf8("\xED\xA0\x80"), 0U);  // a surrogate
  EXPECT_EQ(find_invalid_utf8("\xC0\xAF"), 0U);      // overlong
}

TEST(Fold, StartsAndContains) {
  EXPECT_TRUE(starts_with_ci("N/A (reason)", "n/a"));
  EXPECT_TRUE(contains_ci("All times are UTC.", "utc"));
  EXPECT_FALSE(contains_ci("", "x"));
  EXPECT_EQ(split("a,b,", ',').size(), 3U);
}

}  // namespace
}  // namespace candor
