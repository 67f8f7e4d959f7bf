#include "desk/fix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::desk {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(ApplyEdits, ReplacesFromTheFrontWhateverTheOrder) {
  const rules::Fix heading{"spelling", {4, 11}, "Impact"};
  const rules::Fix label{"insert", {12, 12}, "- **Label:**\n"};
  EXPECT_EQ(apply_edits("### IMPACTS\nText\n", {&label, &heading}), "### Impact\n- **Label:**\nText\n");
}

TEST(ApplyEdits, KeepsTheLineEndsOfTheText) {
  const rules::Fix insert{"insert", {3, 3}, "b\nc\r\n"};
  EXPECT_EQ(apply_edits("a\r\nd\r\n", {&insert}), "a\r\nb\r\nc\r\nd\r\n");
  EXPECT_EQ(apply_edits("a\n\nd\r\n", {&insert}), "a\n\nb\nc\r\nd\r\n");
}

TEST(ApplyEdits, TouchesNothingElse) {
  const std::string text("\xc3\xa9 \x01 trailing  \t\n\n\n no end");
  EXPECT_EQ(apply_edits(text, {}), text);
}

Fixed fix(const std::string& text, const std::string& version = "3.2") {
  CheckWords words;
  words.guidelines = version;
  const auto request = make_request(words, *parse_instant("2026-06-01"));
  return fix_text({.name = "r.md", .bytes = text}, *request);
}

TEST(FixText, InsertsTheColumnsOfTheVersion) {
  const auto fixed =
      fix("## Full Incident Report\n\n### Action Items\n\n"
          "| Action Item | Kind | Due Date |\n|---|:--|---|\n| Do \\| it | Prevent | 2026-07-01 "
          "|\n|Again|Detect|2026-08-01|\n");
  EXPECT_THAT(
      fixed.bytes,
      HasSubstr("| Action Item | Kind | Corresponding Root Cause(s) | Evaluation Criteria | Due Date | Status |\n"
                "|---|:-- | --- | ---|--- | ---|\n"
                "| Do \\| it | Prevent |  |  | 2026-07-01 |  |\n"
                "|Again|Detect |  | |2026-08-01 | |\n"));
  EXPECT_THAT(fix(fixed.bytes).applied, IsEmpty());
}

TEST(FixText, LeavesATableThatOnlyAPersonUnderstands) {
  const std::string table = "| Action | Who | Due Date |\n|---|---|---|\n| Do it | We | 2026-07-01 |\n";
  EXPECT_THAT(fix("## Full Incident Report\n\n### Action Items\n\n" + table).bytes, HasSubstr(table));
}

TEST(FixText, WritesTimesOfADeclaredZoneInUtc) {
  const auto fixed =
      fix("## Full Incident Report\n\n### Timeline\n\n- 2026-05-04 12:00 CEST First certificate is issued.\n"
          "- 05.05.2026, 10:30 CEST We become aware.\n- 2026-05-06 01:15 CEST The incident ends.\n");
  EXPECT_THAT(fixed.bytes, HasSubstr("- 2026-05-04 10:00 UTC First certificate is issued.\n"
                                     "- 2026-05-05 08:30 UTC We become aware.\n"
                                     "- 2026-05-05 23:15 UTC The incident ends.\n"));
}

// Times in UTC below a legend that says otherwise would lie.
TEST(FixText, GivesTheLegendItsOffsetAndLeavesTheTimes) {
  const std::string entries = "- 2026-05-04 12:00 First certificate is issued.\n- 2026-05-05 10:30 We become aware.\n";
  const auto fixed = fix("## Full Incident Report\n\n### Timeline\n\nAll times are CEST.\n\n" + entries);
  EXPECT_THAT(fixed.bytes, HasSubstr("All times are CEST (UTC+2).\n\n" + entries));
  EXPECT_THAT(fix(fixed.bytes).applied, IsEmpty());
}

TEST(FixText, LeavesALegendWhoseOffsetChangesInSummer) {
  const std::string text =
      "All times are Pacific Time.\n\n- 2026-02-04 12:00 First certificate is issued.\n"
      "- 2026-05-05 10:30 We become aware.\n";
  EXPECT_THAT(fix("## Full Incident Report\n\n### Timeline\n\n" + text).bytes, HasSubstr(text));
}

TEST(FixText, NeverRewritesATimeItCannotRead) {
  const std::string text = "- 04/05/2026 12:00 First certificate is issued.\n- 05/05/2026 13:00 We become aware.\n";
  EXPECT_THAT(fix("## Full Incident Report\n\n### Timeline\n\n" + text).bytes, HasSubstr(text));
}

TEST(FixText, GivesBackByteOrderMarkAndLineEnds) {
  const std::string text = "\xef\xbb\xbf## Incident Report\r\n\r\nWords.\r\n";
  const auto accepted = accept_text("r.md", text);
  ASSERT_TRUE(accepted.ok());
  CheckWords words;
  words.guidelines = "1.0";
  const auto fixed = fix_text(*accepted, *make_request(words, *parse_instant("2026-06-01")));
  EXPECT_EQ(fixed.bytes, text);
}

}  // namespace candor::desk
