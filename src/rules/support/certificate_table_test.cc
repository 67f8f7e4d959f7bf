#include "rules/support/certificate_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::rules {
namespace {

report::Listing listing(std::vector<std::string> header) {
  report::Listing out;
  out.has_header = true;
  out.header = std::move(header);
  return out;
}

TEST(CertificateTable, FindsColumnsByNameWhateverTheOrder) {
  const report::Listing list = listing({"Order", "certificate sha-256 HASH", "Serial number", "Serial #"});
  const CertificateTable table(list);
  EXPECT_EQ(table.place(Column::certificate_hash), 1U);
  EXPECT_EQ(table.place(Column::serial), 3U) << "the exact name wins";
  EXPECT_FALSE(table.has(Column::issuer));
  EXPECT_EQ(table.known_columns(), 2U);
}

TEST(CertificateTable, KnowsCertificatesFromOtherTables) {
  Context context;
  context.listings = {listing({"Subject", "Issuer", "Serial #"}), listing({"Week", "Orders"})};
  EXPECT_EQ(certificate_tables(context).size(), 1U);
}

TEST(CellTime, ReadsWhatToolsWrite) {
  const auto expected = parse_instant("2026-03-02T10:00:00Z");
  EXPECT_EQ(parse_cell_time("2026-03-02T10:00:00Z"), expected);
  EXPECT_EQ(parse_cell_time("2026-03-02 10:00:00"), expected);
  EXPECT_EQ(parse_cell_time("2026-03-02T12:00:00+02:00"), expected);
  EXPECT_EQ(parse_cell_time("Mar  2 10:00:00 2026 GMT"), expected);
  EXPECT_EQ(parse_cell_time("2026-03-02"), parse_instant("2026-03-02"));
  EXPECT_EQ(parse_cell_time("N/A"), std::nullopt);
  EXPECT_EQ(parse_cell_time(""), std::nullopt);
  EXPECT_EQ(parse_cell_time("03/04/2026"), std::nullopt) << "March or April";
}

TEST(CellTime, KnowsHowExactACellIs) {
  const auto moment = parse_instant("2026-03-02T10:11:12Z").value();
  for (const char* cell :
       {"2026-03-02", "2026-03-02 10:11", "2026-03-02T10:11Z", "2026-03-02 10:11:12 UTC", "20260302101112Z",
        "260302101112Z", "20260302T101112Z", "20260302", "2026-03-02 10:11:12 +0000 UTC",
        "2026-03-02 12:11:12 +0200 CEST", "2 March 2026", "2 Mar 2026 10:11", "Mon, 02 Mar 2026 10:11:12 GMT"}) {
    const auto time = read_cell_time(cell);
    ASSERT_TRUE(time) << cell;
    EXPECT_TRUE(time->covers(moment)) << cell;
  }
  for (const char* cell :
       {"2026-03-01", "2026-03-02 10:12", "20260302101113Z", "2026-03-02T10:11:00Z", "3 March 2026"}) {
    const auto time = read_cell_time(cell);
    ASSERT_TRUE(time) << cell;
    EXPECT_FALSE(time->covers(moment)) << cell;
  }
  for (const char* cell : {"20261302", "12345678", "260302101112", "2026030210111", "99999999999999"}) {
    EXPECT_FALSE(read_cell_time(cell)) << cell;
  }
}

TEST(NameLines, NamesThreeAtMost) {
  EXPECT_EQ(name_lines({4}), "line 4");
  EXPECT_EQ(name_lines({4, 9}), "lines 4 and 9");
  EXPECT_EQ(name_lines({4, 9, 12}), "lines 4, 9 and 12");
  EXPECT_EQ(name_lines({4, 9, 12, 13, 14}), "lines 4, 9, 12 and 2 more");
}

}  // namespace
}  // namespace candor::rules
