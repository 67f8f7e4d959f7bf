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

TEST(SourceText, EmptyTextHasOneEmptyLine) {
  const SourceText text("t", "");
  EXPECT_EQ(text.line_count(), 1);
  EXPECT_TRUE(text.line(1).empty());
  EXPECT_EQ(text.locate(0), (LineColumn{1, 1}));
}

}  // namespace
}  // namespace candor
