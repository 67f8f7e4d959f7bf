#include "base/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor {
namespace {

using testing::ElementsAre;

std::vector<CsvRecord> read(std::string_view text, char delimiter = ',') {
  CsvReader reader(text, delimiter);
  std::vector<CsvRecord> records;
  while (auto record = reader.next()) records.push_back(std::move(*record));
  EXPECT_FALSE(reader.error()) << reader.error()->message;
  return records;
}

CsvError error_of(std::string_view text) {
  CsvReader reader(text);
  while (reader.next()) {
  }
  EXPECT_TRUE(reader.error());
  EXPECT_FALSE(reader.next()) << "an error is final";
  return reader.error().value_or(CsvError{});
}

TEST(Csv, SplitsRecordsAtEveryLineEnd) {
  const auto records = read("a,b\r\nc,\n,d\re");
  ASSERT_EQ(records.size(), 4U);
  EXPECT_THAT(records[0].cells, ElementsAre("a", "b"));
  EXPECT_THAT(records[1].cells, ElementsAre("c", ""));
  EXPECT_THAT(records[2].cells, ElementsAre("", "d"));
  EXPECT_THAT(records[3].cells, ElementsAre("e"));
  EXPECT_EQ(records[3].line, 4);
}

TEST(Csv, DecodesQuotedFields) {
  const auto records = read("\"C=CH, O=A \"\"B\"\" C\",\"two\r\nlines\",\"\"\nlast");
  ASSERT_EQ(records.size(), 2U);
  EXPECT_THAT(records[0].cells, ElementsAre("C=CH, O=A \"B\" C", "two\r\nlines", ""));
  EXPECT_EQ(records[1].line, 3) << "a line end inside quotes counts";
}

TEST(Csv, SkipsBlankLinesOnly) {
  const auto records = read("\n\na\n\n\"\"\n \n");
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].line, 3);
  EXPECT_THAT(records[1].cells, ElementsAre(""));
  EXPECT_THAT(records[2].cells, ElementsAre(" "));
}

TEST(Csv, HonoursAnotherDelimiter) {
  EXPECT_THAT(read("a;b,c;d", ';')[0].cells, ElementsAre("a", "b,c", "d"));
}

TEST(Csv, NamesThePlaceOfBrokenQuoting) {
  EXPECT_EQ(error_of("a,b\nc,d\"e\n").line, 2);
  EXPECT_EQ(error_of("a,b\nc,d\"e\n").column, 4);
  EXPECT_EQ(error_of("\"a\"b,c").column, 4);
  const CsvError open = error_of("a\nb,\"c\nd\ne");
  EXPECT_EQ(open.line, 2);
  EXPECT_EQ(open.column, 3);
  EXPECT_EQ(open.message, "quotation mark that is never closed");
}

TEST(Csv, ReadsWhatItWrites) {
  const std::vector<std::string> cells = {"plain", "a,b", "say \"x\"", "two\nlines", ""};
  EXPECT_EQ(write_csv_record(cells), "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",");
  EXPECT_EQ(read(write_csv_record(cells))[0].cells, cells);
  EXPECT_THAT(read(write_csv_record({""}))[0].cells, ElementsAre(""));
}

}  // namespace
}  // namespace candor
