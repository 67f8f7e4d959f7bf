#include "base/text.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(SourceText, LocatesCodePointsAndLines) {
  const SourceText text("t", "ab\r\n\xC3\xA9x\nlast");
  EXPECT_EQ(text.line_count(), 3);
  EXPECT_EQ(text.text(text.line(1)), "ab");
  EXPECT_EQ(text.text(text.line(2)), "\xC3\xA9x");
  EXPECT_EQ(text.locate(6), (LineColumn{2, 2}));
  EXPECT_EQ(text.locate(1000), (LineColumn{3, 5}));
}

TEST(SourceText, LocatesInLinesOfAnyLength) {
  std::string bytes = "first\n";
  for (int i = 0; i < 5000; ++i) bytes += "x\xC3\xA9";  // 15,000 bytes, 10,000 characters
  const SourceText text("t", bytes + "\nlast");
  for (size_t pair = 0; pair <= 5000; pair += 7) {
    EXPECT_EQ(text.locate(6 + 3 * pair), (LineColumn{2, static_cast<int>(2 * pair) + 1}));
  }
  EXPECT_EQ(text.locate(6 + 15000 + 1 + 2), (LineColumn{3, 3}));
}

TEST(SourceText, EmptyTextHasOneEmptyLine) {
  const SourceText text("t", "");
  EXPECT_EQ(text.line_count(), 1);
  EXPECT_TRUE(text.line(1).empty());
  EXPECT_EQ(text.locate(0), (LineColumn{1, 1}));
}

}  // namespace
}  // namespace candor
