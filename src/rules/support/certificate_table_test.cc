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

TEST(NameLines, NamesThreeAtMost) {
  EXPECT_EQ(name_lines({4}), "line 4");
  EXPECT_EQ(name_lines({4, 9}), "lines 4 and 9");
  EXPECT_EQ(name_lines({4, 9, 12}), "lines 4, 9 and 12");
  EXPECT_EQ(name_lines({4, 9, 12, 13, 14}), "lines 4, 9, 12 and 2 more");
}

}  // namespace
}  // namespace candor::rules
