#include "evidence/ocsp_times.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::evidence {
namespace {

using ::testing::ElementsAre;
using enum StatusProblem;

Instant at(std::string_view text) {
  return *parse_instant(text);
}

std::vector<StatusProblem> problems(const std::vector<StatusFinding>& findings) {
  std::vector<StatusProblem> out;
  for (const auto& finding : findings) out.push_back(finding.problem);
  return out;
}

const Instant kFrom = at("2026-04-20T00:00Z");

std::vector<StatusProblem> interval(std::string_view to, bool ca = false) {
  return problems(judge_interval({kFrom, at(to)}, ca));
}

std::vector<StatusProblem> freshness(std::string_view to, std::string_view as_of, bool ca = false) {
  return problems(judge_freshness({kFrom, at(to)}, ca, at(as_of)));
}

TEST(OcspTimes, CountBothEndsOfTheInterval) {
  EXPECT_THAT(interval("2026-04-20T07:59:58Z"), ElementsAre(ocsp_too_short));
  EXPECT_THAT(interval("2026-04-20T07:59:59Z"), ElementsAre());
  EXPECT_THAT(interval("2026-04-29T23:59:59Z"), ElementsAre());
  EXPECT_THAT(interval("2026-04-30T00:00:00Z"), ElementsAre(ocsp_too_long));
  EXPECT_THAT(interval("2027-04-20T00:00:00Z", true), ElementsAre());
  EXPECT_THAT(interval("2027-04-20T00:00:01Z", true), ElementsAre(ocsp_too_long));
  EXPECT_THAT(problems(judge_interval({kFrom, std::nullopt}, false)), ElementsAre(ocsp_no_next_update));
}

TEST(OcspTimes, AskForANewerResponseInTime) {
  // 12 hours: after half of them; 2 days: 8 hours before the end; 10 days: after 4.
  EXPECT_THAT(freshness("2026-04-20T11:59:59Z", "2026-04-20T06:00:00Z"), ElementsAre());
  EXPECT_THAT(freshness("2026-04-20T11:59:59Z", "2026-04-20T06:00:01Z"), ElementsAre(ocsp_not_refreshed));
  EXPECT_THAT(freshness("2026-04-22T00:00:00Z", "2026-04-21T16:00:00Z"), ElementsAre());
  EXPECT_THAT(freshness("2026-04-22T00:00:00Z", "2026-04-21T16:00:01Z"), ElementsAre(ocsp_not_refreshed));
  EXPECT_THAT(freshness("2026-04-29T00:00:00Z", "2026-04-24T00:00:00Z"), ElementsAre());
  EXPECT_THAT(freshness("2026-04-29T00:00:00Z", "2026-04-24T00:00:01Z"), ElementsAre(ocsp_not_refreshed));
  EXPECT_THAT(freshness("2027-04-01T00:00:00Z", "2027-03-01T00:00:00Z", true), ElementsAre());
}

TEST(OcspTimes, KnowStaleAndFuture) {
  EXPECT_THAT(freshness("2026-04-22T00:00:00Z", "2026-04-22T00:00:00Z"), ElementsAre(ocsp_not_refreshed));
  EXPECT_THAT(freshness("2026-04-22T00:00:00Z", "2026-04-22T00:00:01Z"), ElementsAre(ocsp_stale));
  EXPECT_THAT(freshness("2026-04-22T00:00:00Z", "2026-04-19T00:00:00Z"), ElementsAre(ocsp_not_yet_valid));
}

TEST(OcspTimes, TwelveMonthsAreACalendarYear) {
  EXPECT_EQ(plus_year(at("2024-02-29T10:11:12Z")), at("2025-02-28T10:11:12Z"));
  EXPECT_EQ(plus_year(at("2023-03-01T00:00Z")), at("2024-03-01T00:00Z"));
}

}  // namespace
}  // namespace candor::evidence
