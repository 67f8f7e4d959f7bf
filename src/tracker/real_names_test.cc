// Every title and whiteboard of the 1,688 public bugs against the reviewed tables.
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>

#include "base/fold.h"
#include "tracker/title.h"
#include "tracker/whiteboard.h"

namespace candor::tracker {
namespace {

std::vector<std::vector<std::string>> rows(const std::string& file) {
  std::ifstream in(std::string(CANDOR_TEST_DATA) + "/tracker/" + file);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# ")) continue;
    std::vector<std::string>& row = rows.emplace_back();
    for (const std::string_view cell : split(line, '\t')) row.emplace_back(cell);
  }
  return rows;
}

std::string shown(const std::optional<NotedDate>& date) {
  if (!date) return "";
  if (date->due) return format_date(*date->due);
  std::vector<std::string> days;
  for (const Instant reading : date->readings) days.push_back(format_date(reading));
  return fmt::format("{}", fmt::join(days, " "));
}

TEST(RealNames, TitlesAsReviewed) {
  const auto table = rows("titles.tsv");
  ASSERT_EQ(table.size(), 1688U);
  for (const auto& row : table) {
    ASSERT_EQ(row.size(), 5U) << row[0];
    const Title title = read_title(row[1]);
    EXPECT_EQ(fmt::format("{}", fmt::join(title.owners, " | ")), row[2]) << row[1];
    EXPECT_EQ(fmt::format("{}", fmt::join(title.bugs, " ")), row[3]) << row[1];
    EXPECT_EQ(title.about_auditor ? "auditor" : "", row[4]) << row[1];
  }
}

TEST(RealNames, WhiteboardsAsReviewed) {
  const auto table = rows("whiteboards.tsv");
  ASSERT_EQ(table.size(), 169U);
  for (const auto& row : table) {
    ASSERT_EQ(row.size(), 4U) << row[0];
    const Whiteboard board = read_whiteboard(row[0]);
    EXPECT_EQ(fmt::format("{}", fmt::join(board.tags, " ")), row[1]) << row[0];
    EXPECT_EQ(shown(board.next_update), row[2]) << row[0];
    EXPECT_EQ(shown(board.close_on), row[3]) << row[0];
  }
}

}  // namespace
}  // namespace candor::tracker
