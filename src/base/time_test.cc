#include "base/time.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

std::string iso(std::string_view text) {
  const auto instant = parse_instant(text);
  return instant ? format_instant(*instant) : "refused";
}

TEST(Time, ParsesMachineForms) {
  EXPECT_EQ(iso("2026-03-20"), "2026-03-20T00:00:00Z");
  EXPECT_EQ(iso("2026-03-20T10:11Z"), "2026-03-20T10:11:00Z");
  EXPECT_EQ(iso("2026-03-20 10:11:12.5+02:00"), "2026-03-20T08:11:12Z");
  EXPECT_EQ(iso("2024-11-02T24:00Z"), "2024-11-03T00:00:00Z");
}

TEST(Time, RefusesWhatDoesNotExist) {
  EXPECT_EQ(iso("2023-02-29"), "refused");
  EXPECT_EQ(iso("2024-11-02T25:00Z"), "refused");
  EXPECT_EQ(iso("2024-11-02T12:00"), "refused");
  EXPECT_EQ(iso("2024-11-02T12:00Zx"), "refused");
}

TEST(Time, FormatsDurations) {
  EXPECT_EQ(format_duration(Seconds(2 * 86400 + 3 * 3600 + 59)), "2 d 03 h");
  EXPECT_EQ(format_duration(Seconds(-3900)), "1 h 05 min");
  EXPECT_EQ(format_duration(Seconds(45)), "45 s");
}

}  // namespace
}  // namespace candor
