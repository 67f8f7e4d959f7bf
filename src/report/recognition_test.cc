#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/test_grammar.h"

namespace candor::report {
namespace {

using ::testing::HasSubstr;
using testing::read;

TEST(Recognition, TitleDecides) {
  const Document document = read("## Full Incident Report\n\n### Summary\n\n### Impact\n");
  EXPECT_EQ(document.main().kind, Kind::full);
  EXPECT_EQ(document.recognition().because, "heading 'Full Incident Report' on line 1");
  EXPECT_TRUE(document.main().template_heading);
  EXPECT_EQ(read("Preliminary Incident Report\nSummary\n- Incident description: x\n").main().kind, Kind::preliminary);
  EXPECT_EQ(read("**Audit Incident Report**\n\n### Finding #1\ntext\n").main().kind, Kind::audit);
}

TEST(Recognition, PreliminaryInNameOnlyIsFull) {
  const Document sections = read(
      "# Preliminary Incident Report\n## Summary\na\n## Impact\nb\n## Timeline\nc\n## Root Cause Analysis\nd\n"
      "## Action Items\ne\n");
  EXPECT_EQ(sections.main().kind, Kind::full);
  EXPECT_THAT(sections.recognition().because, HasSubstr("sections of a full report"));
  const Document questions = read(
      "This is a preliminary report.\n\n1. How your CA first became aware of the problem.\nx\n2. Timeline\ny\n"
      "3. Whether your CA has stopped issuance\nz\n4. Summary\n5. Certificate data\n6. How and why\n7. Steps\n");
  EXPECT_EQ(questions.main().kind, Kind::full);
}

TEST(Recognition, FullTitleWithPreliminaryFieldsIsPreliminary) {
  const Document document =
      read("## Incident Report\n### Summary\n- **Incident description:** x\n- **Relevant policies:** y\n");
  EXPECT_EQ(document.main().kind, Kind::preliminary);
  EXPECT_EQ(read("## Incident Report\n### Summary\nThis is a preliminary report.\n").main().kind, Kind::preliminary);
}

TEST(Recognition, WithoutTitleSectionsAndLabelsDecide) {
  EXPECT_EQ(read("### Summary\na\n### Impact\nb\n### Timeline\nc\n").main().kind, Kind::full);
  EXPECT_EQ(read("- CA Owner CCADB unique ID: A000001\n- Incident description: x\n").main().kind, Kind::full);
  EXPECT_EQ(read("Report Closure Summary\n\n- Incident description: x\n- Commitment summary: N/A\n").main().kind,
            Kind::closure);
}

TEST(Recognition, OtherTextIsAnUpdateOrUnknown) {
  EXPECT_EQ(read("All certificates have been revoked. We request a next update on 2025-01-01.\n").main().kind,
            Kind::update);
  const Document answers = read("> ## Timeline\n> please\n\nSee comment 5.\n");
  EXPECT_EQ(answers.main().kind, Kind::update);
  EXPECT_THAT(answers.recognition().because, HasSubstr("quoted"));
  EXPECT_EQ(read("I found a CRL that has expired.\n").main().kind, Kind::preliminary);
  EXPECT_EQ(read("lorem ipsum\n").main().kind, Kind::unknown);
  EXPECT_EQ(read("").main().kind, Kind::unknown);
}

TEST(Recognition, QuotedQuestionAboveAReportIsNotTheReport) {
  const Document document = read(
      "> ## Full Incident Report\n> ### Summary\n> ### Impact\n\n### Report Closure Summary\n\n- **Incident "
      "description:** x\n"
      "- **Commitment summary:** y\n");
  EXPECT_EQ(document.main().kind, Kind::closure);
  EXPECT_FALSE(document.main().quoted);
}

TEST(Recognition, QuotedMailIsRead) {
  const Document document = read(
      "Short update.\n\n> INCIDENT REPORT -- TITLE\n>\n> ### Summary\n> text\n> more text\n>\n> ### Impact\n> none\n"
      "> at all\n>\n> ### Timeline\n> 2024-01-01 10:00 UTC a\n> 2024-01-01 11:00 UTC b\n");
  EXPECT_TRUE(document.main().quoted);
  EXPECT_EQ(document.main().kind, Kind::full);
  ASSERT_NE(document.main().section(SectionId::summary), nullptr);
  EXPECT_EQ(document.prose(document.main().section(SectionId::summary)->body), "text more text");
}

TEST(Recognition, OptionWins) {
  ReadOptions options;
  options.kind = Kind::closure;
  const Document document = read("## Full Incident Report\n### Summary\n", options);
  EXPECT_EQ(document.main().kind, Kind::closure);
  EXPECT_EQ(document.recognition().because, "asked for");
}

TEST(Recognition, FullIsJudgedBeforePreliminary) {
  const Document document = read(
      "Intro.\n\n## Preliminary Incident Report\n### Summary\n- **Incident description:** a\n\n---\n\n## Full Incident "
      "Report\n"
      "### Summary\n- **CA Owner CCADB unique ID:** A000001\n");
  ASSERT_EQ(document.reports().size(), 2U);
  EXPECT_EQ(document.reports()[0].kind, Kind::preliminary);
  EXPECT_EQ(document.reports()[0].first_line, 3);
  EXPECT_EQ(&document.main(), &document.reports()[1]);
  EXPECT_EQ(document.main().first_line, 9);
  EXPECT_EQ(document.reports()[0].span.begin, 0U);
  EXPECT_EQ(document.reports()[0].fields.size(), 1U);
}

TEST(Recognition, TwoTitlesInARowAreOneReport) {
  const Document document = read("# Incident Report\n\n## Preliminary Incident Report\n\n### Summary\ntext\n");
  EXPECT_EQ(document.reports().size(), 1U);
  EXPECT_EQ(document.main().kind, Kind::preliminary);
}

TEST(Recognition, VersionHints) {
  EXPECT_EQ(read("### Summary\na\n### Impact\nb\n").recognition().version_hints, std::vector<std::string>({"2.0"}));
  EXPECT_EQ(read("- CA Owner CCADB unique ID: A000001\n").recognition().version_hints,
            std::vector<std::string>({"3.0", "3.1", "3.2"}));
}

}  // namespace
}  // namespace candor::report
