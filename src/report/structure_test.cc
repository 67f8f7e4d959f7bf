// Sections, factors, lessons, timeline and the tables.
#include <gtest/gtest.h>

#include "report/test_grammar.h"

namespace candor::report {
namespace {

using testing::read;

TEST(Sections, AnyLevelNumberedBoldOrPlain) {
  const Document document = read(
      "# 1. Summary\na\n\n**Impact**\n\nb\n\nTimeline (all times UTC)\nc\n\n##### Root Causes\nd\n\n__Action "
      "Items:__\ne\n");
  for (const SectionId id :
       {SectionId::summary, SectionId::impact, SectionId::timeline, SectionId::root_cause, SectionId::action_items}) {
    ASSERT_NE(document.main().section(id), nullptr) << static_cast<int>(id);
  }
  EXPECT_EQ(document.main().section(SectionId::summary)->heading.text, "Summary");
  EXPECT_EQ(document.text(document.main().section(SectionId::impact)->body), "b");
  EXPECT_EQ(document.main().section(SectionId::root_cause)->level, 5);
}

TEST(Sections, BodyEndsAtTheNextSectionOfTheSameRank) {
  const Document document = read(
      "### Lessons Learned\n\n#### What went well\n\n* a\n\n#### Where we got lucky\n\n* b\n\n### Appendix\n\n#### "
      "Details of affected "
      "certificates\n\nnone\n\nUpdated\xE2\x80\xA2"
      "2 years ago\n");
  const Report& report = document.main();
  EXPECT_EQ(report.section(SectionId::lessons)->last_line, 9);
  EXPECT_EQ(document.text(report.section(SectionId::went_well)->body), "* a");
  EXPECT_EQ(report.section(SectionId::appendix)->last_line, 15);
}

TEST(Sections, OwnHeadingEndsASectionButADateDoesNot) {
  const Document document = read("### Timeline\n### 2024-01-05\n- 10:00 UTC a\n### Conclusion\ntext\n### Impact\nx\n");
  EXPECT_EQ(document.main().section(SectionId::timeline)->last_line, 3);
  ASSERT_EQ(document.main().sections.size(), 4U);
  EXPECT_EQ(document.main().sections[2].heading.text, "Conclusion");
}

TEST(Sections, AuditFindingsRepeatTheirSections) {
  const Document document = read(
      "Audit Incident Report\nFinding #1\nx\nRoot Cause Analysis\ny\nAction Items\nAction Item Kind Due Date\nReview "
      "Detect 2024-01-01\n"
      "Finding #2\nx\nRoot Cause Analysis\ny\nAction Items\nAction Item Kind Due Date\nRepair link Prevent weekly / "
      "ongoing\n");
  const Report& report = document.main();
  EXPECT_EQ(report.kind, Kind::audit);
  EXPECT_EQ(report.all(SectionId::finding).size(), 2U);
  EXPECT_EQ(report.all(SectionId::root_cause).size(), 2U);
  EXPECT_EQ(report.all(SectionId::finding)[1]->number, 2);
  ASSERT_EQ(report.actions.size(), 2U);
  EXPECT_EQ(report.actions[1].due.text, "weekly / ongoing");
}

TEST(Sections, AuditTopicsOfTheDraft) {
  const Document document = read(
      "Issue 1:\nIssue Description: The log was not reviewed.\nRoot Cause of Issue: Nobody did.\nRemediation Plan for "
      "this Issue:\n1. Review, "
      "completed 2023-01-01\n2. Automate, planned 2023-05-01\n\n**Issue #2** -- minor\n\n**Issue "
      "Description:**\n\nLink.\n");
  const Report& report = document.main();
  EXPECT_EQ(report.kind, Kind::audit);
  EXPECT_EQ(report.all(SectionId::issue_number).size(), 2U);
  EXPECT_EQ(report.all(SectionId::issue_description).size(), 2U);
  EXPECT_EQ(document.text(report.section(SectionId::issue_root_cause)->body), "Nobody did.");
  ASSERT_EQ(report.actions.size(), 2U);
  EXPECT_EQ(report.actions[0].status.text, "completed");
  EXPECT_TRUE(report.actions[1].due_stamp.has_value());
}

TEST(Factors, EverySpellingOfTheHeading) {
  const Document document = read(
      "### Root Cause Analysis\n**Contributing Factor #1: First**\n- **Description:** a\n\n### Contributing Factor # 2 "
      "- Second\n- **Description:** b\n\n"
      "Contributing Factor 3: Third\n- Description: c. - Detection: d\n\n**Contributing Factor #: title**\n- "
      "**Description:**\n\nContributing factor "
      "3 made it worse, as said.\n\n### Lessons Learned\n");
  const Report& report = document.main();
  ASSERT_EQ(report.factors.size(), 4U);
  EXPECT_EQ(report.factors[0].title.text, "First");
  EXPECT_EQ(report.factors[1].number, 2);
  EXPECT_EQ(report.factors[1].title.text, "Second");
  ASSERT_EQ(report.factors[2].fields.size(), 2U);
  EXPECT_EQ(report.factors[2].fields[1].value.text, "d");
  EXPECT_EQ(report.factors[3].number, 0);
}

TEST(Lessons, LabelsAndHeadingsGiveItems) {
  const Document labels = read(
      "### Lessons Learned\n- **What went well:**\n   - a\n   - b\n- **What didn't go well:** c\n- **Where we got "
      "lucky:** N/A\n- **Additional:** d\n");
  ASSERT_EQ(labels.main().lessons.size(), 4U);
  EXPECT_EQ(labels.main().lessons[1].text.text, "b");
  EXPECT_EQ(labels.main().lessons[2].category, SectionId::didnt_go_well);
  EXPECT_EQ(labels.main().lessons[3].category, SectionId::additional);
  const Document headings = read(
      "### Lessons Learned\n#### What went well\n* a\n* b\n  more\n#### What did not go well\nText.\n#### Where we got "
      "lucky\n* -\n");
  ASSERT_EQ(headings.main().lessons.size(), 3U);
  EXPECT_EQ(headings.main().lessons[2].text.text, "Text.");
}

TEST(Timeline, GroupsSwallowedDatesAndWrappedLines) {
  const Document document = read(
      "### Timeline\n\nAll times are UTC.\n\n2024-08-13:\n- 18:47 switched off, last one\n  was at 17:20. "
      "2024-08-14:\n- 07:30 cache emptied\n\n"
      "YYYY-MM-DD:\n- HH:MM Example\n");
  const auto& entries = document.main().timeline;
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].text.text, "switched off, last one\n  was at 17:20.");
  EXPECT_EQ(entries[1].text.text, "cache emptied");
  EXPECT_TRUE(entries[1].stamp.has_value());
}

TEST(Timeline, TableLinesAndStampAlone) {
  const Document table = read(
      "### Timeline\n| YYYY-MM-DD hh:mm (UTC) | Event |\n|---|---|\n| 2022-12-08 07:52 | aware |\n| 2022-12-09 10:05 | "
      "bug |\n\nNote.\n");
  ASSERT_EQ(table.main().timeline.size(), 2U);
  EXPECT_EQ(table.main().timeline[0].text.text, "aware");
  const Document lines = read(
      "### Timeline\n2023-08-08 10:00 UTC Call\n     from the subscriber.\n2023-08-08 11:00 UTC --> "
      "Found.\n\n2023-08-09 11:00 UTC\n\nFixed.\n");
  ASSERT_EQ(lines.main().timeline.size(), 3U);
  EXPECT_EQ(lines.main().timeline[1].text.text, "Found.");
  EXPECT_EQ(lines.main().timeline[2].text.text, "Fixed.");
}

TEST(Timeline, DateAndTimeInColumnsOfTheirOwn) {
  const Document document = read(
      "### Timeline\n| Date | Time (UTC) | Event |\n|---|---|---|\n| 2024-03-04 | 09:14 | a |\n| | 10:20 | b |\n"
      "| **2024-03-05** | ~08:00 | c, after 07:00 |\n| 2024-03-06 | - | d |\n");
  const Report& report = document.main();
  ASSERT_EQ(report.timeline.size(), 4U);
  const std::vector<std::string> expected = {"2024-03-04T09:14:00Z a", "2024-03-04T10:20:00Z b",
                                             "2024-03-05T08:00:00Z c, after 07:00", "2024-03-06T00:00:00Z d"};
  for (size_t i = 0; i < expected.size(); ++i) {
    const TimelineEntry& entry = report.timeline[i];
    ASSERT_TRUE(entry.stamp.has_value()) << expected[i];
    const auto utc = report.stamps[*entry.stamp].utc;
    ASSERT_TRUE(utc.has_value()) << expected[i];
    EXPECT_EQ(format_instant(*utc) + " " + std::string(entry.text.text), expected[i]);
  }
}

TEST(Timeline, ProseIsCutIntoSentences) {
  const Document document = read(
      "### Timeline\n\nAll times UTC. On 2020-05-01 a release went live at 10:00 UTC. It was large. The mail came on "
      "2020-05-04; 2020-05-05 "
      "revoked.\n");
  const auto& entries = document.main().timeline;
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].text.text, "a release went live at 10:00 UTC. It was large.");
  EXPECT_EQ(entries[1].text.text, "The mail came on 2020-05-04;");
  EXPECT_EQ(entries[2].text.text, "revoked.");
}

TEST(Timeline, HeadOfAFlattenedTableIsNoEntry) {
  const Document document = read(
      "Summary\nx\nTimeline\nYYYY-MM-DD hh:mm (UTC) Event\n2022-12-08 07:52 aware\n2022-12-09 10:05 bug\nAppendix\n");
  EXPECT_EQ(document.main().timeline.size(), 2U);
}

TEST(Actions, TabsPipesAndSplitTables) {
  const Document tabs = read("### Action Items\nAction Item\tKind\tDue Date\nLint\tDetect\t2024-04-01\nText behind.\n");
  ASSERT_EQ(tabs.main().actions.size(), 1U);
  EXPECT_EQ(tabs.main().actions[0].kind.text, "Detect");
  const Document pipes = read("### Action Items\nAction Item | Kind | Due Date\nLint | Detect | 2024-04-01\n");
  ASSERT_EQ(pipes.main().actions.size(), 1U);
  EXPECT_TRUE(pipes.main().actions[0].due_stamp.has_value());
  const Document gap = read(
      "### Action Items\n| Action Item | Kind | Due Date |\n|---|---|---|\n| a | Prevent | 2024-04-01 |\n\n| b | "
      "Detect | 2024-05-01 |\n");
  ASSERT_EQ(gap.main().actions.size(), 2U);
  EXPECT_EQ(gap.main().actions[1].description.text, "b");
  EXPECT_EQ(gap.main().action_tables.size(), 1U);
}

TEST(Actions, OlderFlattenedColumns) {
  const Document document = read(
      "1. How we became aware\na\n2. Timeline\nb\n3. Whether your CA has stopped\nc\n7. Steps\n\nAction Status "
      "Date\nDisable the queue done 2022-12-08\n"
      "Alarm for unauthorized answers in progress 2023-01-31\n");
  ASSERT_EQ(document.main().actions.size(), 2U);
  EXPECT_EQ(document.main().actions[0].description.text, "Disable the queue");
  EXPECT_EQ(document.main().actions[1].status.text, "in progress");
}

TEST(Actions, TableWithColumnsOfAnyName) {
  const Document document = read(
      "### Action Items\n\n| # | Action | Type | Responsible | Due Date |\n|---|---|---|---|---|\n| 1 | Script \\| one "
      "| Detect | Ops | 2024-12-13 |\n| 2 | Short |\n");
  const auto& actions = document.main().actions;
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions[0].description.text, "Script \\| one");
  EXPECT_EQ(actions[0].kind.text, "Detect");
  EXPECT_TRUE(actions[0].due_stamp.has_value());
  EXPECT_TRUE(actions[1].due.empty());
  EXPECT_EQ(actions[1].index, 2);
  EXPECT_EQ(document.main().action_tables.at(0).columns.size(), 5U);
}

TEST(Actions, FlattenedRowsAreSplitByWhatColumnsHold) {
  const Document document = read(
      "Full Incident Report\nAction Items\nAction Item Kind Corresponding Root Cause(s) Evaluation Criteria Due Date "
      "Status\nPrevent typing by hand "
      "Prevent Root Cause # 1 Record of 2025-01-01 is equal 2025-10-17 In progress\nComparison of lines Detect, "
      "Mitigate Root Cause # 1, # 2 and the "
      "item under What didn't go well (first) 4 of 5 found TBD Ongoing\nAppendix\nnone\n");
  const auto& actions = document.main().actions;
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions[0].description.text, "Prevent typing by hand");
  EXPECT_EQ(actions[0].kind.text, "Prevent");
  EXPECT_EQ(actions[0].root_causes.text, "Root Cause # 1");
  EXPECT_EQ(actions[0].criteria.text, "Record of 2025-01-01 is equal");
  EXPECT_EQ(actions[0].due.text, "2025-10-17");
  EXPECT_EQ(actions[0].status.text, "In progress");
  EXPECT_EQ(actions[1].kind.text, "Detect, Mitigate");
  EXPECT_EQ(actions[1].root_causes.text, "Root Cause # 1, # 2 and the item under What didn't go well (first)");
  EXPECT_EQ(actions[1].criteria.text, "4 of 5 found");
  EXPECT_EQ(actions[1].due.text, "TBD");
  EXPECT_TRUE(document.main().action_tables.at(0).flattened);
}

TEST(Actions, ListInsteadOfATable) {
  const Document document = read("### Action Items\n\n- Revoke all (Mitigate). Done 2025-01-17.\n- Think.\n");
  ASSERT_EQ(document.main().actions.size(), 2U);
  EXPECT_EQ(document.main().actions[0].kind.text, "Mitigate");
  EXPECT_EQ(document.main().actions[0].status.text, "Done");
  EXPECT_FALSE(document.main().actions[1].due_stamp.has_value());
  EXPECT_TRUE(document.main().action_tables.empty());
  const Document words =
      read("### Action Items\n- Prevent: search for abandoned jobs and a complete list (due 2024-02-02)\n");
  EXPECT_EQ(words.main().actions.at(0).kind.text, "Prevent");
  EXPECT_TRUE(words.main().actions.at(0).status.empty());
}

TEST(Related, TableAndFlattened) {
  const Document table = read(
      "### Related Incidents\n| Bug | Date | Description |\n|---|---|---|\n| "
      "[1951128](https://bugzilla.mozilla.org/show_bug.cgi?id=1951128) | "
      "2025-02-28 | x |\n| Bug 1961047 | 2025-04-16 | y |\n");
  ASSERT_EQ(table.main().related.size(), 2U);
  EXPECT_EQ(table.main().related[0].bug_ids, std::vector<int>({1951128}));
  EXPECT_EQ(table.main().related[0].url, "https://bugzilla.mozilla.org/show_bug.cgi?id=1951128");
  EXPECT_TRUE(table.main().related[1].url.empty());
  EXPECT_TRUE(table.main().related[1].date_stamp.has_value());
  const Document flat = read(
      "Summary\nx\nImpact\ny\nRelated Incidents\nBug Date Description\n1924905 2024-10-15 Another CA.\nAppendix\n");
  ASSERT_EQ(flat.main().related.size(), 1U);
  EXPECT_EQ(flat.main().related[0].description.text, "Another CA.");
  EXPECT_TRUE(flat.main().related_table->flattened);
}

TEST(Chrome, PageAroundTheReportIsIgnored) {
  const Document document = read(
      "| Assignee | ||\nComment 2\xE2\x80\xA2"
      "2 years ago\n||\nIncident Report\nSummary\nText.\nAppendix\nLast.\nUpdated\xE2\x80\xA2"
      "2 years ago\nFlags: "
      "needinfo?(somebody)\nWhiteboard: [a] \xE2\x86\x92 [a] [b]\n");
  EXPECT_EQ(document.main().first_line, 4);
  EXPECT_EQ(document.main().last_line, 8);
  EXPECT_EQ(document.text(document.main().section(SectionId::appendix)->body), "Last.");
}

TEST(Prose, LeavesOutCodeCommentsAndMarks) {
  const Document document = read(
      "### Impact\n> - One <!-- x -->\n> two\n\n```\ncode\n```\nthree\xC2\xA0"
      "four\n");
  const Report& report = document.main();
  EXPECT_EQ(document.prose(report.span), "Impact One two three four");
}

TEST(Robustness, AnyBytes) {
  for (const std::string& text :
       {std::string("\0\0|\0|", 5), std::string("\xFF\xFE\xC3"), std::string("- **Incident description:"),
        std::string("\r\r\r"), std::string("## "), std::string("**"), std::string("| Action Item | Kind |\n|---|"),
        std::string(">"), std::string("Contributing Factor"), std::string("Issue #"), std::string("1."),
        std::string("Bug Date Description\n")}) {
    const Document document = read(text);
    EXPECT_FALSE(document.reports().empty());
  }
}

}  // namespace
}  // namespace candor::report
