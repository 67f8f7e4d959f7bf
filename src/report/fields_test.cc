#include <gtest/gtest.h>

#include "report/test_grammar.h"

namespace candor::report {
namespace {

using testing::read;
using testing::value;

TEST(Fields, AsInTheTemplate) {
  const Document document = read(
      "## Full Incident Report\n\n### Summary\n\n- **CA Owner CCADB unique ID:** A000001\n- **Timeline summary:**\n   "
      "- **Non-compliance "
      "start date:** 2025-01-01\n- **Relevant policies:**\n\n### Impact\n\n- **Was issuance stopped in response to "
      "this incident, and why or "
      "why not?:** No. Why.\n");
  EXPECT_EQ(value(document, "CA Owner CCADB unique ID"), "A000001");
  EXPECT_EQ(value(document, "Timeline summary"), "");
  EXPECT_EQ(value(document, "Non-compliance start date"), "2025-01-01");
  EXPECT_EQ(value(document, "Relevant policies"), "");
  EXPECT_EQ(value(document, "Was issuance stopped in response to this incident, and why or why not?"), "No. Why.");
  const Field* start = document.main().field("Non-compliance start date");
  EXPECT_EQ(start->parent, "Timeline summary");
  EXPECT_EQ(start->section, SectionId::summary);
  EXPECT_TRUE(start->bold && start->colon && start->bullet);
  EXPECT_FALSE(start->value_below);
  EXPECT_EQ(start->line, 7);
  EXPECT_FALSE(document.main().flattened);
}

TEST(Fields, ValueOnTheNextLineInAnExtract) {
  const Document document = read(
      "Full Incident Report\n\nSummary\n\n  \xE2\x80\xA2 CA Owner CCADB unique ID A002958\n  \xE2\x80\xA2 Incident "
      "description\nThe text.\nMore.\n"
      "  \xE2\x80\xA2 Timeline summary\n      \xE2\x97\xA6 Non-compliance start date\n2025-05-20\n  \xE2\x80\xA2 "
      "Relevant policies\nBR 1\n\nImpact\n\n"
      "  \xE2\x80\xA2 Total number of certificates N/A \xE2\x80\x93 none\n  \xE2\x80\xA2 Analysis N/A\n");
  EXPECT_EQ(value(document, "CA Owner CCADB unique ID"), "A002958");
  EXPECT_EQ(value(document, "Incident description"), "The text.\nMore.");
  EXPECT_EQ(value(document, "Non-compliance start date"), "2025-05-20");
  EXPECT_EQ(value(document, "Total number of certificates"), "N/A \xE2\x80\x93 none");
  EXPECT_EQ(value(document, "Analysis"), "N/A");
  EXPECT_TRUE(document.main().field("Incident description")->value_below);
  EXPECT_TRUE(document.main().flattened);
}

TEST(Fields, LabelsGluedToTheValueBefore) {
  const Document document = read(
      "Full Incident Report\nSummary\n- Incident description: We did\nthis. - Timeline summary:\n-\nNon-compliance "
      "start date: 2025-03-01 - "
      "Non-compliance end date: 2025-04-05\n-\nRelevant policies: BR 7.1. - Source of incident disclosure: Self "
      "Reported\nImpact\n-\nTotal "
      "number of certificates: 12\n");
  EXPECT_EQ(value(document, "Incident description"), "We did\nthis.");
  EXPECT_EQ(value(document, "Non-compliance start date"), "2025-03-01");
  EXPECT_EQ(value(document, "Non-compliance end date"), "2025-04-05");
  EXPECT_EQ(value(document, "Relevant policies"), "BR 7.1.");
  EXPECT_EQ(value(document, "Source of incident disclosure"), "Self Reported");
  EXPECT_EQ(value(document, "Total number of certificates"), "12");
}

TEST(Fields, BrokenBoldAndSpacing) {
  const Document document = read(
      "### Summary\n- **Relevant policies:*** BR 1\n- **Source of incident disclosure** : Self Reported\n- **CA Owner "
      "CCADB unique ID:**A000111\n"
      "- *Incident description:* Text\n");
  EXPECT_EQ(value(document, "Relevant policies"), "BR 1");
  EXPECT_EQ(value(document, "Source of incident disclosure"), "Self Reported");
  EXPECT_EQ(value(document, "CA Owner CCADB unique ID"), "A000111");
  EXPECT_EQ(value(document, "Incident description"), "Text");
}

TEST(Fields, LookAlikesAndCarriageReturns) {
  const Document document = read(
      "### Summary\r\n\r\n* **CA\xC2\xA0Owner CCADB unique ID**: A1\r\n\r\n### Impact\r\n\r\n* **Total number of "
      "\xE2\x80\x9Cremaining "
      "valid\xE2\x80\x9D certificates:** 0\r\n### Lessons Learned\r\n- **What didn\xE2\x80\x99t go well:** x\r\n");
  EXPECT_EQ(value(document, "CA Owner CCADB unique ID"), "A1");
  EXPECT_EQ(value(document, "Total number of \"remaining valid\" certificates"), "0");
  EXPECT_EQ(value(document, "What didn't go well"), "x");
}

TEST(Fields, ParagraphBehindTheLastListLabelIsNotItsValue) {
  const Document document = read(
      "### Report Closure Summary\n\n- **Incident description:** x\n- **Commitment summary:**\n\nWhere we stand:\n\n| "
      "a | b |\n|---|---|\n");
  EXPECT_EQ(value(document, "Commitment summary"), "");
  const Document statement = read(
      "### Report Closure Summary\n\n**Incident description:** x\n\n**Commitment summary:** None.\n\nAll Action Items "
      "disclosed in this report "
      "have been completed.\n");
  EXPECT_EQ(value(statement, "Commitment summary"), "None.");
}

TEST(Fields, ValueOfSeveralParagraphs) {
  const Document document = read(
      "### Summary\n\n* **Incident description**: One\n  line two.\n\n  Paragraph.\n* **Relevant policies**: BR "
      "1:\n\n> quoted requirement\n\n"
      "* **Source of incident disclosure**: Audit\n");
  EXPECT_EQ(value(document, "Incident description"), "One\n  line two.\n\n  Paragraph.");
  EXPECT_EQ(value(document, "Relevant policies"), "BR 1:\n\n> quoted requirement");
  EXPECT_EQ(value(document, "Source of incident disclosure"), "Audit");
}

TEST(Fields, ScrapedTextBehindTheLastLabelIsNotItsValue) {
  const Document document = read(
      "Comment 0\nPreliminary Incident Report\nSummary\n- Incident description: x\n- Relevant policies: y\n- Source of "
      "incident disclosure: Self "
      "Reported\nNext steps: we are checking.\nUpdated\n");
  EXPECT_EQ(value(document, "Source of incident disclosure"), "Self Reported");
}

TEST(Fields, UnknownLabelEndsAValue) {
  const Document document =
      read("### Summary\n- **Incident description:** x\n- **Incident Title:** y\n- **Relevant policies:** z\n");
  EXPECT_EQ(value(document, "Incident description"), "x");
}

TEST(Fields, CommentsAreNoValue) {
  const Document document = read(
      "### Summary\n- **Incident description:** <!-- short --> Text. <!-- end -->\n- **Relevant policies:** <!-- "
      "over\ntwo lines -->\n"
      "- **Source of incident disclosure:** Audit\n");
  EXPECT_EQ(value(document, "Incident description"), "Text.");
  EXPECT_EQ(value(document, "Relevant policies"), "");
}

TEST(Fields, HeadingsLostAltogether) {
  const Document document = read(
      "  \xE2\x80\xA2 CA Owner CCADB unique ID\nA1\n  \xE2\x80\xA2 Total number of certificates\n12\n  \xE2\x80\xA2 "
      "Analysis\nN/A\n");
  EXPECT_EQ(value(document, "Total number of certificates"), "12");
  EXPECT_EQ(value(document, "Analysis"), "N/A");
  EXPECT_EQ(document.main().kind, Kind::full);
}

TEST(Fields, SameWordsAsSectionLabelAndFactor) {
  const Document document = read(
      "## Full Incident Report\n### Timeline\n- 2025-01-01 10:00 UTC x\n### Root Cause Analysis\n**Contributing Factor "
      "#1: T**\n- **Description:** d\n"
      "- **Timeline:** t\n- **Detection:** e\n");
  EXPECT_EQ(document.main().all(SectionId::timeline).size(), 1U);
  EXPECT_TRUE(document.main().fields.empty());
  ASSERT_EQ(document.main().factors.size(), 1U);
  EXPECT_EQ(document.main().factors[0].fields.size(), 3U);
}

TEST(FieldWords, NotApplicable) {
  for (const char* yes : {"N/A", "n/a", "N/A \xE2\x80\x93 reason", "N/A.", "Not applicable", "Not applicable, because",
                          "None", "none.", "//", "**N/A**", "N/A (revocation goes on)"}) {
    EXPECT_TRUE(says_not_applicable(yes)) << yes;
  }
  for (const char* no : {"", "0", "No", "None of the certificates", "Nathan", "not yet", "N"})
    EXPECT_FALSE(says_not_applicable(no)) << no;
}

TEST(FieldWords, Counts) {
  const std::pair<const char*, long long> cases[] = {{"23", 23},
                                                     {"1,406", 1406},
                                                     {"10.118", 10118},
                                                     {"10 118", 10118},
                                                     {"10'118", 10118},
                                                     {"1\xC2\xA0"
                                                      "406 certificates",
                                                      1406},
                                                     {"seven (7)", 7},
                                                     {"0 (all revoked)", 0},
                                                     {"approximately 1,200", 1200},
                                                     {"2,713,004", 2713004},
                                                     {"12. More text", 12},
                                                     {"**5** certificates", 5},
                                                     {"Zero", 0},
                                                     {"3 in 2024", 3}};
  for (const auto& [text, count] : cases) EXPECT_EQ(parse_count(text), count) << text;
  for (const char* none : {"N/A", "", "All of them", "unknown"}) EXPECT_FALSE(parse_count(none).has_value()) << none;
}

}  // namespace
}  // namespace candor::report
