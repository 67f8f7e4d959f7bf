#include "markdown/document.h"

#include <ctime>
#include <gtest/gtest.h>
#include <string>

namespace candor::markdown {
namespace {

struct Parsed {
  explicit Parsed(std::string text) : source("t.md", std::move(text)), document(Document::parse(source)) {}
  const Line& line(int number) const { return document.lines().at(static_cast<size_t>(number) - 1); }
  std::string_view content(int number) const { return source.text(line(number).content); }
  SourceText source;
  Document document;
};

TEST(MarkdownDocument, OneLineForEachSourceLine) {
  EXPECT_EQ(Parsed("").document.lines().size(), 1U);
  EXPECT_EQ(Parsed("a\r\nb\r\n\r\nc").document.lines().size(), 4U);
  EXPECT_EQ(Parsed("a\rb\rc").document.lines().size(), 1U);
}

TEST(MarkdownDocument, HeadingsLoseTheirMarks) {
  const Parsed p("## Incident Report ##\r\n\r\nTitle\r\n===\r\n\r\nOther\r\n---\r\n#NoHeading\r\n");
  EXPECT_EQ(p.line(1).heading, 2);
  EXPECT_EQ(p.content(1), "Incident Report");
  EXPECT_EQ(p.line(3).heading, 1);
  EXPECT_TRUE(p.line(4).blank());
  EXPECT_EQ(p.line(6).heading, 2);
  EXPECT_EQ(p.line(8).heading, 0);
}

TEST(MarkdownDocument, LoneDashGivesItsBulletToTheNextLine) {
  const Parsed p("Update of today\n-\nRevoked: 5\n-\nOpen: 6\n");
  EXPECT_EQ(p.line(1).heading, 0);
  EXPECT_FALSE(p.line(2).bullet);
  EXPECT_TRUE(p.line(3).bullet);
  EXPECT_EQ(p.content(3), "Revoked: 5");
  EXPECT_TRUE(p.line(5).bullet);
}

TEST(MarkdownDocument, LoneDashBelowSeveralLinesIsABullet) {
  const Parsed p("Number: 12\nImpact\n-\nTotal: 3\n-\nOpen: 4\n");
  for (int line = 1; line <= 6; ++line) EXPECT_EQ(p.line(line).heading, 0) << line;
  EXPECT_TRUE(p.line(4).bullet);
  EXPECT_FALSE(p.line(3).rule);
}

TEST(MarkdownDocument, BulletCharactersAndNoBreakSpaces) {
  const Parsed p(
      "  \xE2\x80\xA2 One\n      \xE2\x97\xA6\xC2\xA0Two\n-\xC2\xA0"
      "09:00 three\n**bold** text\n");
  EXPECT_TRUE(p.line(1).bullet);
  EXPECT_EQ(p.line(1).indent, 2);
  EXPECT_EQ(p.content(1), "One");
  EXPECT_TRUE(p.line(2).bullet);
  EXPECT_EQ(p.content(2), "Two");
  EXPECT_TRUE(p.line(3).bullet);
  EXPECT_EQ(p.content(3), "09:00 three");
  EXPECT_FALSE(p.line(4).bullet);
}

TEST(MarkdownDocument, QuotesAreCounted) {
  const Parsed p("> > deep\n> >From here\n*>* mangled\n> - item\n");
  EXPECT_EQ(p.line(1).quote, 2);
  EXPECT_EQ(p.content(1), "deep");
  EXPECT_EQ(p.line(2).quote, 1);
  EXPECT_EQ(p.content(2), "From here");
  EXPECT_EQ(p.line(3).quote, 1);
  EXPECT_TRUE(p.line(4).bullet);
}

TEST(MarkdownDocument, CodeIsNoStructure) {
  const Parsed p(
      "```\n# not a heading\n| a | b |\n<!-- no comment -->\n```\n\n    # indented\n\n- a\n\n      deep text\n");
  for (int line = 1; line <= 5; ++line) EXPECT_TRUE(p.line(line).code) << line;
  EXPECT_EQ(p.line(2).heading, 0);
  EXPECT_FALSE(p.line(3).table);
  EXPECT_TRUE(p.line(7).code);
  EXPECT_FALSE(p.line(11).code);
  EXPECT_TRUE(p.document.comments().empty());
}

TEST(MarkdownDocument, CommentsHideTheirLines) {
  const Parsed p("a <!-- x --> b\n<!-- one\n## two\nthree -->\nafter\n`<!--` literal\n");
  ASSERT_EQ(p.document.comments().size(), 2U);
  EXPECT_FALSE(p.line(1).comment);
  EXPECT_TRUE(p.line(2).comment);
  EXPECT_TRUE(p.line(3).comment);
  EXPECT_EQ(p.line(3).heading, 0);
  EXPECT_FALSE(p.line(5).comment);
}

TEST(MarkdownDocument, TablesWithEscapedPipes) {
  const Parsed p("| A | B |\n|---|:-:|\n| x \\| y | |\nA | B\n--- | ---\n1 | 2\n\ntext | no table\n");
  EXPECT_TRUE(p.line(1).table);
  EXPECT_TRUE(p.line(2).delimiter);
  ASSERT_EQ(p.line(3).cells.size(), 2U);
  EXPECT_EQ(p.source.text(p.line(3).cells[0]), "x \\| y");
  EXPECT_TRUE(p.line(3).cells[1].empty());
  EXPECT_TRUE(p.line(5).delimiter);
  EXPECT_TRUE(p.line(6).table);
  EXPECT_FALSE(p.line(8).table);
}

TEST(MarkdownDocument, ThematicBreakIsNoUnderlineOfAParagraph) {
  const std::string sentence(100, 'a');
  const Parsed p(sentence + "\n---\n\n* * *\n");
  EXPECT_EQ(p.line(1).heading, 0);
  EXPECT_TRUE(p.line(2).rule);
  EXPECT_TRUE(p.line(4).rule);
  EXPECT_FALSE(p.line(4).bullet);
}

std::string repeat(std::string_view unit, size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += unit;
  return out;
}

// Each of these is slow in some Markdown parser; a second of processor time is far above what linear work needs.
TEST(MarkdownDocument, PathologicalInputTakesLinearTime) {
  constexpr size_t kSize = 1U << 20U;
  std::string staircase;
  for (int depth = 0; staircase.size() < kSize / 2; ++depth) staircase += std::string(2 * depth, ' ') + "- a\n";
  const std::string inputs[] = {repeat(">", kSize),
                                repeat("> ", kSize),
                                repeat("[", kSize),
                                repeat("*", kSize),
                                repeat("`", kSize),
                                repeat("|", kSize),
                                repeat("- ", kSize / 2) + repeat("\n", kSize / 2),
                                staircase + repeat("\n", kSize / 2),
                                repeat("<!--", kSize),
                                repeat("<a b=\"\n", kSize),
                                repeat("a|", kSize / 2) + "\n" + repeat("-|", 1000) + "\n" + repeat("|\n", kSize / 2),
                                repeat("```\n", kSize),
                                repeat(">\n- ", kSize),
                                std::string(kSize, '\0'),
                                repeat("\r", kSize),
                                repeat("\xC2", kSize),
                                repeat("1. ", kSize),
                                repeat("a\n---\n", kSize)};
  for (const std::string& input : inputs) {
    const std::clock_t start = std::clock();
    const Parsed p(input);
    const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_LT(taken, 1.0) << "begins with " << input.substr(0, 8);
    for (const Line& line : p.document.lines()) {
      ASSERT_LE(line.span.begin, line.content.begin);
      ASSERT_LE(line.content.begin, line.content.end);
      ASSERT_LE(line.content.end, line.span.end);
    }
  }
}

}  // namespace
}  // namespace candor::markdown
