// The same report is judged differently where the versions differ. tests/data/versions/<name>.md is judged under
// every version of <name>.tsv; a row holds a requirement and, for each version, the strongest level at which it is
// reported, or "-". A row must differ between versions, else it proves nothing here.
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "base/file.h"
#include "base/fold.h"
#include "desk/check.h"
#include "support/fixture.h"
#include "support/flags.h"
#include "support/register.h"

namespace candor::fixture {

namespace {

const fs::path kFolder = fs::path(CANDOR_SOURCE_DIR) / "tests/data/versions";

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const fs::path& path) {
  const auto text = read_file(path.string(), 1U << 20U);
  EXPECT_TRUE(text.ok()) << path;
  std::vector<Row> rows;
  if (!text.ok()) return rows;
  for (const std::string_view line : split(*text, '\n')) {
    if (line.empty()) continue;
    Row& row = rows.emplace_back();
    for (const std::string_view cell : split(line, '\t')) row.emplace_back(cell);
  }
  return rows;
}

// Requirement to the strongest level at which it is reported.
std::map<std::string, guidelines::Level> reported(const Fixture& fixture, const std::string& version) {
  std::map<std::string, guidelines::Level> levels;
  auto request = read_flags(fixture.flags(), Otherwise::latest_version);
  auto bytes = read_file(fixture.report.string(), 1U << 20U);
  EXPECT_TRUE(request.ok() && bytes.ok()) << fixture.report;
  if (!request.ok() || !bytes.ok()) return levels;
  request->version = guidelines::find_version(version);
  EXPECT_NE(request->version, nullptr) << version;
  const auto checked = desk::check_bytes(fixture.name(), std::move(*bytes), *request);
  EXPECT_TRUE(checked.ok()) << fixture.report;
  if (!checked.ok()) return levels;
  for (const auto& diagnostic : checked->result.diagnostics) {
    for (const std::string_view id : diagnostic.requirements) {
      const auto place = levels.try_emplace(std::string(id), diagnostic.level).first;
      place->second = std::max(place->second, diagnostic.level);
    }
  }
  return levels;
}

void check_report(const Fixture& fixture) {
  const auto rows = rows_of(fs::path(fixture.report).replace_extension(".tsv"));
  ASSERT_GE(rows.size(), 2U) << fixture.report;
  const Row& versions = rows.front();
  for (size_t column = 1; column < versions.size(); ++column) {
    const auto levels = reported(fixture, versions[column]);
    for (size_t row = 1; row < rows.size(); ++row) {
      ASSERT_EQ(rows[row].size(), versions.size()) << fixture.report << ", row " << row;
      const auto level = levels.find(rows[row].front());
      const std::string got(level == levels.end() ? "-" : to_string(level->second));
      EXPECT_EQ(got, rows[row][column]) << rows[row].front() << " under " << versions[column];
    }
  }
  for (size_t row = 1; row < rows.size(); ++row) {
    const std::set<std::string> cells(rows[row].begin() + 1, rows[row].end());
    EXPECT_GT(cells.size(), 1U) << rows[row].front() << " is judged alike in all versions";
  }
}

}  // namespace

void register_tests() {
  for (const Fixture& fixture : fixtures_in(kFolder)) {
    register_test("Versions", fixture.name(), __FILE__, __LINE__, [fixture] { check_report(fixture); });
  }
}

}  // namespace candor::fixture
