#include "evidence/event_time.h"

#include <gtest/gtest.h>

namespace candor::evidence {
namespace {

std::string read(std::string_view text, bool utc = false) {
  const EventTime time = read_event_time(text, utc);
  EXPECT_NE(time.instant.has_value(), !time.problem.empty());
  return time.instant ? format_instant(*time.instant) : "none";
}

TEST(EventTime, ReadsWhatLogsWrite) {
  for (const char* text : {"2026-03-20T10:11:12Z",
                           "2026-03-20 10:11:12Z",
                           "2026-03-20T12:11:12+02:00",
                           "2026-03-20T12:11:12+0200",
                           "2026-03-20T05:11:12-05",
                           "2026-03-20 10:11:12 UTC",
                           "2026-03-20 10:11:12.987654 GMT",
                           "2026-03-20T10:11:12,5Z",
                           "20260320T101112Z",
                           "2026/03/20 10:11:12 +0000",
                           "Fri, 20 Mar 2026 10:11:12 GMT",
                           "Fri, 20 Mar 2026 10:11:12 +0000",
                           "20 March 2026 10:11:12 UTC",
                           "20/Mar/2026:10:11:12 +0000",
                           "[20/Mar/2026:11:11:12 +0100]",
                           "Fri Mar 20 10:11:12 UTC 2026",
                           "1774001472",
                           "1774001472.5",
                           "1774001472123",
                           "1774001472123456",
                           "1774001472123456789",
                           "  2026-03-20T10:11:12z "}) {
    EXPECT_EQ(read(text), "2026-03-20T10:11:12Z") << text;
  }
  EXPECT_EQ(read("2026-03-20T10:11Z"), "2026-03-20T10:11:00Z");
  EXPECT_EQ(read("2026-03-20T24:00:00Z"), "2026-03-21T00:00:00Z");
}

TEST(EventTime, RefusesDoubt) {
  for (const char* text : {"2026-03-20 10:11:12", "2026-03-20", "03/04/2026 10:00 UTC", "3.4.2026 10:00 UTC",
                           "13/04/2026 10:00Z", "2026-03-20 10:11:12 CET", "Fri Mar 20 10:11:12 EST 2026",
                           "Mar 20 10:11:12", "2026-02-30T10:00Z", "2026-03-20T25:00Z", "2026-03-20T10:11:12Z and more",
                           "", "yesterday", "177400147", "2026-03-20T10:11:12+99:00", "26-03-20T10:11Z", "10:11:12Z"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(EventTime, TakesUtcWhereItIsSaid) {
  EXPECT_EQ(read("2026-03-20 10:11:12", true), "2026-03-20T10:11:12Z");
  EXPECT_EQ(read("2026-03-20", true), "2026-03-20T00:00:00Z");
  EXPECT_EQ(read("2026-03-20T10:11:12+02:00", true), "2026-03-20T08:11:12Z");
  EXPECT_EQ(read("2026-03-20 10:11:12 CET", true), "none");
  EXPECT_EQ(read("03/04/2026 10:00", true), "none");
}

}  // namespace
}  // namespace candor::evidence
