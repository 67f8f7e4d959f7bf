#include "output/stats_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace candor::output {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string drawn(const StatsTable& table) {
  std::ostringstream out;
  write_svg(table, "public bugs & more", out);
  return out.str();
}

desk::GroupRow row(const std::string& name, int bugs) {
  desk::GroupRow one;
  one.name = name;
  one.bugs = bugs;
  one.open = bugs / 2;
  one.to_closure = std::chrono::days(bugs);
  return one;
}

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(StatsSvg, NamesNumbersAndTheLongestBar) {
  const std::string svg =
      drawn({"CA Owner", StatsView::times, {row("Netlock", 10), row("DigiCert", 5), row("all", 15)}});
  EXPECT_THAT(svg, HasSubstr(">Netlock</text>"));
  EXPECT_THAT(svg, HasSubstr(">DigiCert</text>"));
  EXPECT_THAT(svg, Not(HasSubstr(">all</text>")));
  EXPECT_THAT(svg, HasSubstr("width=\"450.0\""));  // ten bugs fill the panel, five half of it
  EXPECT_THAT(svg, HasSubstr("width=\"225.0\""));
  EXPECT_THAT(svg, HasSubstr("public bugs &amp; more"));
}

TEST(StatsSvg, NothingAnybodyWroteIsMarkup) {
  const std::string svg = drawn({"CA Owner", StatsView::times, {row("<script>\x1b\"&", 1), row("all", 1)}});
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, Not(HasSubstr("\x1b")));
  EXPECT_THAT(svg, HasSubstr("&lt;script>"));
}

TEST(StatsSvg, OfManyRowsSomeAreShownAndTheRestIsSaid) {
  StatsTable table{"CA Owner", StatsView::times, {}};
  for (int i = 0; i < 40; ++i) table.rows.push_back(row("CA " + std::to_string(i), 40 - i));
  table.rows.push_back(row("all", 800));
  const std::string svg = drawn(table);
  EXPECT_THAT(svg, HasSubstr("; 24 more not shown"));
  EXPECT_THAT(svg, HasSubstr(">CA 15</text>"));
  EXPECT_THAT(svg, Not(HasSubstr(">CA 16</text>")));
  table.by = "year";  // of years the latest
  EXPECT_THAT(drawn(table), HasSubstr(">CA 39</text>"));
}

TEST(StatsSvg, AnEmptyTableAndLongNames) {
  EXPECT_THAT(drawn({"tag", StatsView::times, {}}), HasSubstr("</svg>"));
  const std::string svg =
      drawn({"CA Owner", StatsView::clocks, {row("A certification authority with a long name", 1), row("all", 1)}});
  EXPECT_THAT(svg, HasSubstr(">A certification authorit"));
  EXPECT_EQ(count(svg, "\xE2\x80\xA6</text>"), 1);
}

}  // namespace
}  // namespace candor::output
