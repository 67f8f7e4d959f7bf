#include "base/utf8.h"

#include <gtest/gtest.h>

namespace candor {

TEST(Utf8, DecodesAndRefuses) {
  EXPECT_EQ(decode_utf8("\xc3\xa9", 0).value, 0xE9U);
  EXPECT_EQ(decode_utf8("\xf0\x9f\x98\x80", 0).size, 4U);
  for (const char* bad : {"\x80", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe0\x80\x80", "\xff"}) {
    EXPECT_FALSE(decode_utf8(bad, 0).valid) << printable(bad);
    EXPECT_EQ(decode_utf8(bad, 0).size, 1U);
  }
}

TEST(Utf8, KnowsColumns) {
  EXPECT_EQ(column_width('a'), 1);
  EXPECT_EQ(column_width(0x0301), 0);
  EXPECT_EQ(column_width(0x4E2D), 2);
  EXPECT_EQ(column_width(0x1F600), 2);
  EXPECT_EQ(column_width(0x2019), 1);
}

TEST(Utf8, PrintsNothingThatSteersATerminal) {
  EXPECT_EQ(printable("a\x1b[31mb"), "a\\x1b[31mb");
  EXPECT_EQ(printable("\xc2\x9b\x7f\t\n\r"), "\\u009b\\x7f\\x09\\x0a\\x0d");
  EXPECT_EQ(printable("\xe2\x80\xae"), "\\u202e");
  EXPECT_EQ(printable("\xc3\xa9 \xe4\xb8\xad \xff"), "\xc3\xa9 \xe4\xb8\xad \\xff");
}

}  // namespace candor
