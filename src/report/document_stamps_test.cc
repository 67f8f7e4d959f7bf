#include "report/document_stamps.h"

#include <chrono>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::report {
namespace {

using testing::ElementsAre;

DocumentStamps read(const std::string& text, std::optional<Instant> posted = std::nullopt) {
  const SourceText source("report.md", text);
  return read_document_stamps(source, markdown::Document::parse(source), {0, text.size()}, posted);
}

// "text = instant", "text ? reading reading" or "text !" and the reason; headings are left out.
std::vector<std::string> summary(const DocumentStamps& found) {
  std::vector<std::string> lines;
  for (const Timestamp& stamp : found.stamps) {
    if (stamp.heads_group) continue;
    if (stamp.utc) {
      lines.push_back(fmt::format("{} = {}", stamp.text, format_instant(*stamp.utc).substr(0, 16)));
    } else if (stamp.readings.empty()) {
      lines.push_back(fmt::format("{} ! {}", stamp.text, stamp.why));
    } else {
      std::string line = stamp.text + " ?";
      for (const Instant reading : stamp.readings) line += " " + format_instant(reading).substr(0, 16);
      lines.push_back(line);
    }
  }
  return lines;
}

TEST(DocumentStamps, TakeTheZoneOfALegendAboveOrBelow) {
  const auto above = read("## Timeline\n\nAll times are CEST.\n\n- 2024-05-02 10:00 Begin.\n- 2024-05-02 11:00 End.\n");
  EXPECT_THAT(summary(above),
              ElementsAre("2024-05-02 10:00 = 2024-05-02T08:00", "2024-05-02 11:00 = 2024-05-02T09:00"));
  EXPECT_EQ(above.zone, "CEST");
  EXPECT_THAT(summary(read("### Timeline\n\nEvery time is UTC\n\n- 2024-05-02 10:00 Begin.\n")),
              ElementsAre("2024-05-02 10:00 = 2024-05-02T10:00"));
  const auto below = read("## Timeline\n\n- 2024-05-02 10:00 Begin.\n\n(all times UTC+8)\n");
  EXPECT_THAT(summary(below), ElementsAre("2024-05-02 10:00 = 2024-05-02T02:00"));
}

TEST(DocumentStamps, TakeTheZoneOfAHeadingAHeadOrALabel) {
  EXPECT_THAT(summary(read("### Timeline (CET)\n- 2024-01-02 10:00 Begin.\n")),
              ElementsAre("2024-01-02 10:00 = 2024-01-02T09:00"));
  EXPECT_THAT(summary(read("| YYYY-MM-DD hh:mm (UTC+1) | Event |\n|---|---|\n| 2024-01-02 10:00 | Begin. |\n")),
              ElementsAre("2024-01-02 10:00 = 2024-01-02T09:00"));
  EXPECT_THAT(summary(read("- **Timeline summary (UTC):**\n  - **Non-compliance start date:** 2024-01-02 10:00\n")),
              ElementsAre("2024-01-02 10:00 = 2024-01-02T10:00"));
  EXPECT_THAT(summary(read("Timeline - all times in Pacific Time\n\xE2\x80\xA2 2024-01-02 10:00 Begin.\n")),
              ElementsAre("2024-01-02 10:00 = 2024-01-02T18:00"));
}

TEST(DocumentStamps, TakeTheZoneOfAnotherEntry) {
  EXPECT_THAT(summary(read("## Timeline\n- 2024-05-02 10:00 UTC+8 Begin.\n- 2024-05-02 11:00 End.\n")),
              ElementsAre("2024-05-02 10:00 UTC+8 = 2024-05-02T02:00", "2024-05-02 11:00 = 2024-05-02T03:00"));
  // Halves of the year name one clock, two countries do not.
  EXPECT_THAT(summary(read("- 2024-01-02 10:00 CET a\n- 2024-05-02 10:00 CEST b\n- 2024-06-02 10:00 c\n")),
              testing::Contains("2024-06-02 10:00 = 2024-06-02T08:00"));
  EXPECT_THAT(summary(read("- 2024-01-02 10:00 CET a\n- 2024-05-02 10:00 UTC b\n- 2024-06-02 10:00 c\n")),
              testing::Contains("2024-06-02 10:00 ? 2024-06-02T10:00"));
}

TEST(DocumentStamps, KeepTheZonesOfSectionsApart) {
  EXPECT_THAT(summary(read("## Summary (UTC)\n- 2024-05-02 10:00 a\n## Timeline (UTC+2)\n- 2024-05-02 10:00 b\n")),
              ElementsAre("2024-05-02 10:00 = 2024-05-02T10:00", "2024-05-02 10:00 = 2024-05-02T08:00"));
}

TEST(DocumentStamps, DoNotTakeProseForALegend) {
  EXPECT_THAT(summary(read("- 2024-05-02 10:00 a\n\nThe test rack has another time zone setting (UTC), which hid it.\n"
                           "\nResponses signed before 09:00 UTC were replaced.\n")),
              testing::Contains("2024-05-02 10:00 ? 2024-05-02T10:00"));
  EXPECT_EQ(read("Local time at our office with the offset from UTC.\n").zone, "Local time");
}

TEST(DocumentStamps, ReadBareTimesUnderDateHeadings) {
  const auto found = read(
      "## Timeline\nAll times are UTC.\n\n2024-03-04:\n- 09:14 a\n- 9:50 b, undone at 10:05\n\n"
      "**5 March 2024**\n\n- 00:30 +02:00 c\n");
  EXPECT_THAT(summary(found), ElementsAre("09:14 = 2024-03-04T09:14", "9:50 = 2024-03-04T09:50",
                                          "10:05 = 2024-03-04T10:05", "00:30 +02:00 = 2024-03-04T22:30"));
  EXPECT_EQ(found.stamps.size(), 6U);
  EXPECT_TRUE(found.stamps[0].heads_group);
}

TEST(DocumentStamps, FindAHeadingSwallowedByTheEntryBefore) {
  const auto found = read(
      "Timeline (all times UTC)\n2024-08-13:\n- 18:47 switched off, last one was at 17:20. 2024-08-14:\n"
      "- 07:30 cache emptied\n");
  EXPECT_THAT(summary(found),
              ElementsAre("18:47 = 2024-08-13T18:47", "17:20 = 2024-08-13T17:20", "07:30 = 2024-08-14T07:30"));
}

TEST(DocumentStamps, LeaveBareTimesWithoutADateAlone) {
  EXPECT_THAT(summary(read("All times are UTC.\n\n- 09:14 a\n- 08:50 b\n")),
              ElementsAre("09:14 ! no date", "08:50 ! no date"));
  // The day of one section says nothing about the next.
  EXPECT_THAT(summary(read("## Timeline (UTC)\n2024-03-04:\n- 09:14 a\n## Impact\n- 10:00 b\n")),
              testing::Contains("10:00 ! no date"));
}

TEST(DocumentStamps, ReadDatesOnTheLineOfTheirOwnAndNestedEvents) {
  EXPECT_THAT(
      summary(read("All times are UTC.\n\n- 2024-03-04 10:00:05\n  - 10:01 nested\n\n2024-03-05\nSomething.\n")),
      ElementsAre("2024-03-04 10:00:05 = 2024-03-04T10:00", "10:01 = 2024-03-04T10:01",
                  "2024-03-05 = 2024-03-05T00:00"));
}

TEST(DocumentStamps, FollowTheOnlyOrderThatOccurs) {
  EXPECT_THAT(summary(read("- 25/06/2020 10:00 UTC a\n- 05/07/2020 10:00 UTC b\n")),
              testing::Contains("05/07/2020 10:00 UTC = 2020-07-05T10:00"));
  EXPECT_THAT(summary(read("- 06/25/2020 10:00 UTC a\n- 07/05/2020 10:00 UTC b\n")),
              testing::Contains("07/05/2020 10:00 UTC = 2020-07-05T10:00"));
  EXPECT_THAT(summary(read("Dates are dd/mm/yyyy.\n\n05-06-2020: a\n")), ElementsAre("05-06-2020 = 2020-06-05T00:00"));
}

TEST(DocumentStamps, SettleMixedOrdersOnlyWhereNeighboursDo) {
  const auto found = read(
      "Times are UTC.\n- 14/3/2023 11.15 a\n- 3/22/2023 08:02 b\n- 4/5/2023 10.00 c\n"
      "- 10/9/2023 06.30 d\n- 21/9/2023 12:00 e\n");
  EXPECT_THAT(summary(found), ElementsAre("14/3/2023 11.15 = 2023-03-14T11:15", "3/22/2023 08:02 = 2023-03-22T08:02",
                                          "4/5/2023 10.00 ? 2023-04-05T10:00 2023-05-04T10:00",
                                          "10/9/2023 06.30 = 2023-09-10T06:30", "21/9/2023 12:00 = 2023-09-21T12:00"));
}

TEST(DocumentStamps, SettleMixedOrdersByDaysStatedPlainly) {
  const auto found = read("- 14/3/2023 a\n- 3/22/2023 b\n- 5/9/2023 c\n\nSwitched off on 2023-09-05.\n");
  EXPECT_THAT(summary(found), testing::Contains("5/9/2023 = 2023-09-05T00:00"));
}

TEST(DocumentStamps, DoubtAYearOutOfLine) {
  const auto late =
      read("- 2020-03-01 10:00 UTC a\n- 2021-03-02 10:00 UTC b\n- 2020-03-03 10:00 UTC c\n", make_instant(2020, 3, 9));
  EXPECT_THAT(summary(late), testing::Contains("2021-03-02 10:00 UTC ? 2020-03-02T10:00 2021-03-02T10:00"));
  const auto january = read("- 2025-12-30 10:00 UTC a\n- 2025-01-02 10:00 UTC b\n- 2026-01-03 10:00 UTC c\n");
  EXPECT_THAT(summary(january), testing::Contains("2025-01-02 10:00 UTC ? 2025-01-02T10:00 2026-01-02T10:00"));
  const auto twice = read(
      "- 2025-12-30 10:00 UTC a\n- 2025-01-02 10:00 UTC b\n- 2025-01-03 10:00 UTC c\n"
      "- 2026-01-04 10:00 UTC d\n");
  EXPECT_THAT(summary(twice), testing::Contains("2025-01-03 10:00 UTC ? 2025-01-03T10:00 2026-01-03T10:00"));
  EXPECT_THAT(summary(twice), testing::Contains("2025-12-30 10:00 UTC = 2025-12-30T10:00"));
  // A plan at the end of the list, and a list that is only a little out of order, are no slips.
  const auto plan = read("- 2020-03-01 10:00 UTC a\n- 2020-02-20 10:00 UTC b\n- 2020-06-03 10:00 UTC planned\n",
                         make_instant(2020, 3, 9));
  EXPECT_THAT(summary(plan), testing::Each(testing::HasSubstr(" = ")));
}

TEST(DocumentStamps, FindTheYearOfDatesWithoutOne) {
  EXPECT_THAT(summary(read("between 12 January and 4 March 2024, and again on 5 June at 08:10 UTC\n")),
              ElementsAre("12 January = 2024-01-12T00:00", "4 March 2024 = 2024-03-04T00:00",
                          "5 June at 08:10 UTC = 2024-06-05T08:10"));
  EXPECT_THAT(summary(read("# Timeline 2017\n- 8/14 9AM UTC a\n- 8/15 10AM UTC b\n")),
              ElementsAre("8/14 9AM UTC = 2017-08-14T09:00", "8/15 10AM UTC = 2017-08-15T10:00"));
  EXPECT_THAT(summary(read("Revoked on 30 December.\n", make_instant(2026, 1, 9))),
              ElementsAre("30 December = 2025-12-30T00:00"));
}

TEST(DocumentStamps, ReadStampsWrappedByMail) {
  EXPECT_THAT(
      summary(read("> nobody verifies this any more, it was stopped on 2023/08/07\n> at 16:07 UTC; since then\n")),
      ElementsAre("2023/08/07\n> at 16:07 UTC = 2023-08-07T16:07"));
}

TEST(DocumentStamps, ReadStampsCutByQuotedPrintable) {
  EXPECT_THAT(summary(read("> nobody verified it and so it ran until the morning of 2023-08-=\n> 07 at 02:00 UTC.\n")),
              ElementsAre("2023-08-=\n> 07 at 02:00 UTC = 2023-08-07T02:00"));
}

TEST(DocumentStamps, LendTheZoneOfAnEntryToItsOtherTimes) {
  EXPECT_THAT(summary(read("- 2023-08-08 3.41 p.m. PT: found\n  at 4.02 p.m., closed\n- 2023-08-08 17:00 UTC: b\n")),
              testing::Contains("4.02 p.m. = 2023-08-08T23:02"));
}

TEST(DocumentStamps, LendTheZoneBehindASpanToItsBeginning) {
  EXPECT_THAT(summary(read("From 2024-05-02 10:00 to 2024-05-03 11:00 CEST, and 2023-05-01/2024-04-30.\n")),
              ElementsAre("2024-05-02 10:00 = 2024-05-02T08:00", "2024-05-03 11:00 CEST = 2024-05-03T09:00",
                          "2023-05-01 = 2023-05-01T00:00", "2024-04-30 = 2024-04-30T00:00"));
}

TEST(DocumentStamps, ReadYearlessDatesOfATableByTheRowsBefore) {
  EXPECT_THAT(summary(read("| Action | Due Date |\n|---|---|\n| a | 31-Jan-2025 |\n| b | 14 Feb |\n",
                           make_instant(2024, 12, 1))),
              testing::Contains("14 Feb = 2025-02-14T00:00"));
}

TEST(DocumentStamps, IgnoreWhatIsNoProse) {
  EXPECT_THAT(summary(read("```\n2024-05-02 10:00 UTC\n```\n<!-- 2024-05-03 -->\nhttps://a.example/2024-05-04/x "
                           "`log 2024-05-05 x` report-2024-05-06.csv sha256:12:34:56:78\n"
                           "section 3.2.2.4, v2.1.9, 1.3.6.1.4.1, ETSI EN 319 411-1, release 2024.8.1, 3.2.2.4.2\n")),
              ElementsAre());
}

TEST(DocumentStamps, KeepPlaceholdersOfEntriesOnly) {
  const auto found = read(
      "| YYYY-MM-DD hh:mm (UTC) | Event |\n|---|---|\n| 2024-05-02 10:00 | a |\n\n"
      "YYYY-MM-DD:\n- HH:MM Example\n");
  ASSERT_EQ(found.stamps.size(), 3U);
  EXPECT_TRUE(found.stamps[1].placeholder);
  EXPECT_TRUE(found.stamps[2].placeholder);
}

TEST(DocumentStamps, StayWithinTheReport) {
  const std::string text = "2024-05-02\n\n2024-05-03\n\n2024-05-04\n";
  const SourceText source("report.md", text);
  const auto found = read_document_stamps(source, markdown::Document::parse(source), {12, 22}, std::nullopt);
  EXPECT_THAT(summary(found), ElementsAre("2024-05-03 = 2024-05-03T00:00"));
}

// Twice the text must not take four times as long; the limit is far above what a linear reader needs.
TEST(DocumentStamps, TakeLinearTime) {
  for (const std::string piece : {"10:00 ", "May 5, ", "8/14 9AM UTC - ", "2024-05-02 - ", "(((", "1.", "- 5 June\n",
                                  "2024-05-02:\n", "`", "5/6/2023, ", "All times are UTC. ", "- 10:00 UTC a\n"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    read(text, make_instant(2026, 1, 1));
    const auto took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(std::chrono::duration<double>(took).count(), 5.0) << piece;
  }
}

}  // namespace
}  // namespace candor::report
