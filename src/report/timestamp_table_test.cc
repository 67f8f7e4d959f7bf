// Reads tests/data/timestamps*.tsv: spellings of stamps, what stands around them, and what they mean. The context
// column is prose for people; context_of() turns its phrases into what the reader of a document would pass on.
#include <algorithm>
#include <array>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fold.h"
#include "report/timestamp.h"

namespace candor::report {
namespace {

struct Row {
  std::string text, context, expected, precision;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.text << " [" << row.context << "]";
}

std::vector<Row> read_rows(const std::string& file) {
  std::ifstream in(std::string(CANDOR_TEST_DATA) + "/" + file);
  std::vector<Row> rows;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto cells = split(line, '\t');
    if (cells.size() != 4) {
      ADD_FAILURE() << "not four columns: " << line;
      continue;
    }
    rows.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), std::string(cells[3])});
  }
  return rows;
}

// What follows the phrase, up to the next semicolon; empty when the phrase is missing.
std::string after(const std::string& context, std::string_view phrase) {
  const size_t at = context.find(phrase);
  if (at == std::string::npos) return "";
  const size_t begin = at + phrase.size();
  return std::string(trim(context.substr(begin, context.find(';', begin) - begin)));
}

// "All times are CEST. declared above", "UTC+8 declared in the first entry only", "(UTC) in the Timeline heading":
// the words before the place where they stand.
std::string zone_of(const std::string& context) {
  std::string words = after(context, "zone: ");
  for (const std::string_view place : {" declared", " in the", " below", " on another", " above"}) {
    words = words.substr(0, words.find(place));
  }
  const std::string legend = after(context, "legend: ");
  if (!legend.empty()) words = legend.substr(0, legend.find(','));
  const std::string head = after(context, "column head ");
  if (!head.empty()) words = head.substr(head.find(',') + 1);
  return words.empty() ? "" : declared_zone(words).empty() ? words : declared_zone(words);
}

StampContext context_of(const std::string& context) {
  StampContext made;
  made.zone = zone_of(context);
  made.order = declared_order(context);
  if (context.find("day-first is the only order") != std::string::npos) made.order = DateOrder::day_first;
  std::string day = after(context, "date heading ");
  if (day.empty()) day = after(context, "alone on its line under ");
  if (!day.empty()) {
    const auto stamps = find_stamps(day, 0, {});
    made.date = stamps.at(0).utc;
  }
  const std::string year = after(context, "heading says ");
  if (!year.empty()) made.year = std::stoi(year);
  const std::string posted = after(context, "report posted ");
  if (!posted.empty()) made.posted = parse_instant(posted.substr(0, 10));
  return made;
}

// A field asks for a date, and a cell of a time column for a stamp; prose does not.
bool is_lead(const Row& row) {
  return row.context.rfind("field ", 0) == 0 || row.text.find_first_not_of("0123456789") == std::string::npos;
}

std::string precision_name(Precision precision) {
  static constexpr std::array<std::string_view, 6> kNames = {"none", "month", "day", "hour", "minute", "second"};
  return std::string(kNames.at(static_cast<size_t>(precision)));
}

void check_ambiguous(const Row& row, const Timestamp& stamp) {
  EXPECT_FALSE(stamp.utc.has_value()) << format_instant(*stamp.utc);
  EXPECT_FALSE(stamp.why.empty());
  std::vector<std::string> expected;
  const std::string readings = row.expected.substr(std::string("ambiguous: ").size());
  for (const std::string_view part : split(readings, '|')) {
    if (parse_instant(trim(part))) expected.emplace_back(trim(part));
  }
  std::vector<std::string> got;
  for (const Instant instant : stamp.readings) got.push_back(format_instant(instant));
  EXPECT_TRUE(std::is_sorted(got.begin(), got.end()));
  EXPECT_THAT(got, testing::UnorderedElementsAreArray(expected)) << stamp.why;
}

void check_instants(const Row& row, const Timestamp& stamp) {
  ASSERT_TRUE(stamp.utc.has_value()) << stamp.why;
  std::string got = format_instant(*stamp.utc);
  if (stamp.end_utc) got += "/" + format_instant(*stamp.end_utc);
  EXPECT_EQ(got, row.expected);
  if (stamp.iso.empty()) return;
  // The safe fix must mean the same.
  const auto again = find_stamps(stamp.iso, 0, {});
  ASSERT_EQ(again.size(), stamp.iso.size() > 20 && stamp.precision == Precision::day ? 2U : 1U) << stamp.iso;
  EXPECT_EQ(again[0].utc.has_value(), true) << stamp.iso;
  if (again[0].utc) {
    EXPECT_EQ(format_instant(*again[0].utc), format_instant(*stamp.utc)) << stamp.iso;
  }
}

class StampTable : public testing::TestWithParam<Row> {};

TEST_P(StampTable, MeansWhatTheTableSays) {
  const Row& row = GetParam();
  const auto stamps = find_stamps(row.text, 0, context_of(row.context), is_lead(row));
  ASSERT_EQ(stamps.size(), 1U);
  const Timestamp& stamp = stamps[0];
  if (row.expected.rfind("invalid: ", 0) == 0) {
    EXPECT_FALSE(stamp.utc.has_value());
    EXPECT_TRUE(stamp.readings.empty());
    EXPECT_EQ(stamp.why, row.expected.substr(9));
  } else if (row.expected.rfind("ambiguous: ", 0) == 0) {
    check_ambiguous(row, stamp);
  } else {
    check_instants(row, stamp);
  }
  EXPECT_EQ(precision_name(stamp.precision), row.precision);
  EXPECT_EQ(row.text.substr(stamp.span.begin, stamp.span.size()), stamp.text);
}

INSTANTIATE_TEST_SUITE_P(Seen, StampTable, testing::ValuesIn(read_rows("timestamps.tsv")));
INSTANTIATE_TEST_SUITE_P(Kin, StampTable, testing::ValuesIn(read_rows("timestamps-more.tsv")));

}  // namespace
}  // namespace candor::report
