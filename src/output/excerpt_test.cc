#include "output/excerpt.h"

#include <gtest/gtest.h>

namespace candor::output {

TEST(Excerpt, MarksBytesInColumns) {
  const Excerpt plain = make_excerpt("due: none", 5, 9, 80);
  EXPECT_EQ(plain.text, "due: none");
  EXPECT_EQ(plain.marks, "     ^^^^");
}

TEST(Excerpt, MarksOneColumnForAnEmptySpanAndTheEndOfALine) {
  EXPECT_EQ(make_excerpt("abc", 1, 1, 80).marks, " ^");
  EXPECT_EQ(make_excerpt("abc", 3, 3, 80).marks, "   ^");
  EXPECT_EQ(make_excerpt("", 0, 0, 80).marks, "^");
  EXPECT_EQ(make_excerpt("abc", 99, 120, 80).marks, "   ^");
}

TEST(Excerpt, CountsColumnsNotBytes) {
  EXPECT_EQ(make_excerpt("\xc3\xa9\xc3\xa9x", 4, 5, 80).marks, "  ^");            // two-byte letters
  EXPECT_EQ(make_excerpt("\xe4\xb8\xad\xe6\x96\x87x", 6, 7, 80).marks, "    ^");  // wide
  EXPECT_EQ(make_excerpt("e\xcc\x81x", 3, 4, 80).marks, " ^");                    // combining accent
  EXPECT_EQ(make_excerpt("\tx", 1, 2, 80).marks, "    ^");
  EXPECT_EQ(make_excerpt("a\tx", 2, 3, 80).text, "a   x");
}

TEST(Excerpt, EscapesWhatCouldSteerATerminal) {
  const Excerpt excerpt = make_excerpt("a\x1b[2Jb", 5, 6, 80);
  EXPECT_EQ(excerpt.text, "a\\x1b[2Jb");
  EXPECT_EQ(excerpt.marks, "        ^");
}

TEST(Excerpt, ClipsLongLinesAroundTheMark) {
  const std::string line = std::string(300, 'a') + "MARK" + std::string(300, 'b');
  const Excerpt excerpt = make_excerpt(line, 300, 304, 60);
  EXPECT_LE(text_width(excerpt.text), 60);
  EXPECT_EQ(excerpt.text.substr(excerpt.marks.find('^'), 4), "MARK");
  EXPECT_EQ(excerpt.marks.size() - excerpt.marks.find('^'), 4U);
  EXPECT_EQ(excerpt.text.substr(0, 3), "...");
  EXPECT_EQ(excerpt.text.substr(excerpt.text.size() - 3), "...");
  const Excerpt first = make_excerpt(line, 0, 4, 60);
  EXPECT_EQ(first.text.substr(0, 4), "aaaa");
  const Excerpt last = make_excerpt(line, line.size(), line.size(), 60);
  EXPECT_EQ(last.marks.size(), last.text.size() + 1);
}

TEST(Wrap, BreaksBetweenWords) {
  EXPECT_EQ(wrap("one two three", 11, 4), "one two\n    three");
  EXPECT_EQ(wrap("one\ntwo", 80, 0), "one\\x0atwo");
}

}  // namespace candor::output
