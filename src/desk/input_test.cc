#include "desk/input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::desk {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string refusal(std::string bytes) {
  const auto file = accept_text("r.md", std::move(bytes));
  return file.ok() ? "accepted" : file.error().message;
}

TEST(Input, AcceptsUtf8AndTakesOffTheByteOrderMark) {
  const auto file = accept_text("r.md", "\xef\xbb\xbf# Incident Report\n");
  ASSERT_TRUE(file.ok());
  EXPECT_TRUE(file->byte_order_mark);
  EXPECT_EQ(file->bytes, "# Incident Report\n");
}

TEST(Input, RefusesWhatIsNoTextInOneSentence) {
  EXPECT_EQ(refusal(""), "r.md is empty");
  EXPECT_EQ(refusal(" \r\n\t"), "r.md is empty");
  EXPECT_EQ(refusal("\xef\xbb\xbf"), "r.md is empty");
  EXPECT_EQ(refusal("%PDF-1.7 ..."), "r.md is a PDF file, not Markdown text");
  EXPECT_EQ(refusal("PK\x03\x04zip"), "r.md is a ZIP archive or office document, not Markdown text");
  EXPECT_EQ(refusal(std::string("ab\0c", 4)), "r.md is a binary file (NUL at byte 3), not Markdown text");
  EXPECT_EQ(refusal(std::string("\xff\xfe#\0", 4)), "r.md is UTF-16, not UTF-8");
  EXPECT_THAT(refusal(std::string(kLargestReport + 1, 'a')), HasSubstr("more than a report can have"));
}

TEST(Input, SaysWhereTextStopsBeingUtf8) {
  const auto file = accept_text("r.md", "# Incident Report\nn\xc3\xa4h f\xfcr\n");
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().message, "r.md is not UTF-8 text: byte 0xfc at line 2, column 6");
  EXPECT_THAT(file.error().advice, HasSubstr("iconv"));
}

TEST(Input, NamesAreSafeToPrint) {
  EXPECT_EQ(shown_name("-"), "standard input");
  EXPECT_THAT(shown_name("\x1b]0;x"), StartsWith("\\x1b"));
}

}  // namespace candor::desk
