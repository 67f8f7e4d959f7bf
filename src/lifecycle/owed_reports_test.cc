#include "lifecycle/owed_reports.h"

#include <gmock/gmock.h>

#include "lifecycle/test_bug.h"

namespace candor::lifecycle {

namespace {

using guidelines::Level;

Incident recorded() {
  Incident incident;
  incident.id = 17;
  incident.ca = "Owner";
  incident.title = "wrong value";
  incident.bug = 4711;
  incident.opened_at = instant("2026-04-14T10:00:00Z");
  incident.changed_at = instant("2026-04-16T10:00:00Z");
  return incident;
}

Posting posting(std::string_view at, report::Kind kind, std::string text) {
  return {.revision = 2,
          .kind = kind,
          .at = instant(at),
          .author = "ca@owner.example",
          .text = std::move(text),
          .bug = 4711};
}

std::vector<std::string> clocks_of(const Incident& incident) {
  std::vector<std::string> all;
  for (const Obligation& one : owed_reports(incident)) all.push_back(one.clock);
  return all;
}

TEST(OwedReports, NoneForAnOrdinaryIncident) {
  Incident incident = recorded();
  incident.postings.push_back(
      posting("2026-04-15T10:00:00Z", report::Kind::full, full_report("- 2026-04-14 09:17 We become aware of it.")));
  EXPECT_TRUE(owed_reports(incident).empty());
}

TEST(OwedReports, AReportThatCoversASecondMatterOwesAnother) {
  Incident incident = recorded();
  incident.postings.push_back(posting(
      "2026-04-15T10:00:00Z", report::Kind::full,
      full_report("- 2026-04-14 09:17 We become aware of it.") +
          "\nIn passing we noticed a second problem that has nothing to do with the first one: CRLs were late.\n"));
  const auto owed = owed_reports(incident);
  ASSERT_EQ(owed.size(), 1U);
  EXPECT_EQ(owed[0].clock, kOwedDistinctCause);
  EXPECT_EQ(owed[0].level, Level::should);  // words only read so
  EXPECT_EQ(format_instant(*owed[0].due), "2026-04-18T10:00:00Z");
  EXPECT_THAT(owed[0].citation, testing::HasSubstr("208.1"));
  EXPECT_EQ(owed[0].command, "candor incident new --related-to 17");
}

TEST(OwedReports, ATagIsCertain) {
  Incident incident = recorded();
  incident.tags = {"dv-misissuance", "distinct-cause"};
  const auto owed = owed_reports(incident);
  ASSERT_EQ(owed.size(), 1U);
  EXPECT_EQ(owed[0].level, Level::must);
  EXPECT_EQ(owed[0].since, incident.changed_at);
}

TEST(OwedReports, AReoccurrenceAfterResolutionOwesANewReport) {
  Incident incident = recorded();
  incident.closed.push_back({instant("2026-05-20T10:00:00Z"), "done", {}, ""});
  EXPECT_THAT(clocks_of(incident), testing::IsEmpty());
  incident.comments.push_back({.id = 1,
                               .count = 9,
                               .at = instant("2026-06-01T10:00:00Z"),
                               .author = "r@x.example",
                               .text = "Thanks again for the report."});
  EXPECT_THAT(clocks_of(incident), testing::IsEmpty());
  incident.comments.push_back({.id = 2,
                               .count = 10,
                               .at = instant("2026-06-02T10:00:00Z"),
                               .author = "r@x.example",
                               .text = "We see the same problem in certificates issued yesterday."});
  const auto owed = owed_reports(incident);
  ASSERT_EQ(owed.size(), 1U);
  EXPECT_EQ(owed[0].clock, kOwedRecurrence);
  EXPECT_EQ(format_instant(*owed[0].due), "2026-06-05T10:00:00Z");
  EXPECT_EQ(owed[0].level, Level::should);
  EXPECT_EQ(owed[0].command, "candor incident new --recurrence-of 17");
}

TEST(OwedReports, ReopeningForAReoccurrenceIsTheWrongWay) {
  Incident incident = recorded();
  incident.closed.push_back(
      {instant("2026-05-20T10:00:00Z"), "done", instant("2026-06-02T10:00:00Z"), "it happened again"});
  ASSERT_EQ(owed_reports(incident).size(), 1U);
  EXPECT_EQ(owed_reports(incident)[0].level, Level::must);
  incident.closed.back().reopened_why = "an action item was not done after all";
  EXPECT_THAT(clocks_of(incident), testing::IsEmpty());
}

TEST(OwedReports, ARecurrenceNeedsABugOfItsOwn) {
  Incident incident = recorded();
  incident.links.push_back({.revision = 2, .relation = Relation::recurrence_of, .bug = 4711});
  EXPECT_THAT(clocks_of(incident), testing::ElementsAre(kOwedRecurrence));
  incident.bug = 4800;
  EXPECT_THAT(clocks_of(incident), testing::IsEmpty());
}

// Versions before 3.0 only recommend it.
TEST(OwedReports, TheLevelIsThatOfTheVersionInForce) {
  Incident incident = recorded();
  incident.tags = {"distinct-cause"};
  incident.changed_at = instant("2024-04-16T10:00:00Z");
  EXPECT_EQ(owed_reports(incident).at(0).level, Level::should);
}

}  // namespace
}  // namespace candor::lifecycle
