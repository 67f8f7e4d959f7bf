#include "report/listing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kHash(64, 'a');

Listing read(const std::string& bytes) {
  auto listing = read_listing("list.csv", bytes);
  EXPECT_TRUE(listing.ok()) << listing.error().message;
  return listing.ok() ? std::move(listing).value() : Listing{};
}

std::string error_of(const std::string& bytes) {
  const auto listing = read_listing("list.csv", bytes);
  EXPECT_FALSE(listing.ok());
  return listing.ok() ? "" : listing.error().message;
}

TEST(Listing, ReadsCsvWithByteOrderMarkAndCrlf) {
  const Listing listing = read("\xEF\xBB\xBFSerial # , Is revoked?\r\n01,Yes\r\n");
  EXPECT_THAT(listing.header, ElementsAre("Serial #", "Is revoked?"));
  ASSERT_EQ(listing.rows.size(), 1U);
  EXPECT_THAT(listing.rows[0].cells, ElementsAre("01", "Yes"));
}

TEST(Listing, TrimsCellsAndKeepsLines) {
  const Listing listing = read("Certificate SHA-256 hash,Subject\n\n" + kHash + ",\"CN=x, O=y\"\n" + kHash + ",z \n");
  EXPECT_EQ(listing.form, ListingForm::csv);
  EXPECT_TRUE(listing.has_header);
  EXPECT_THAT(listing.header, ElementsAre("Certificate SHA-256 hash", "Subject"));
  ASSERT_EQ(listing.rows.size(), 2U);
  EXPECT_EQ(listing.rows[0].line, 3);
  EXPECT_THAT(listing.rows[0].cells, ElementsAre(kHash, "CN=x, O=y"));
  EXPECT_THAT(listing.rows[1].cells, ElementsAre(kHash, "z"));
}

TEST(Listing, KnowsRowsFromHeader) {
  EXPECT_FALSE(read(kHash + ",CN=hash.example\n").has_header);
  EXPECT_FALSE(read("1,\"O=Subject Issuer Revoked\"\n").has_header);
}

TEST(Listing, ReadsUrlList) {
  const Listing listing = read("https://crt.sh/?sha256=" + kHash + "\r\n\r\nhttps://crt.sh/?sha256=" + kHash + "\r\n");
  EXPECT_EQ(listing.form, ListingForm::url_list);
  EXPECT_FALSE(listing.has_header);
  ASSERT_EQ(listing.rows.size(), 2U);
  EXPECT_EQ(listing.rows[1].line, 3);
  EXPECT_EQ(listing.rows[1].cells[0], "https://crt.sh/?sha256=" + kHash);
}

TEST(Listing, ReadsListOfBareHashesUnderATitle) {
  const Listing listing = read("SHA-256\n" + kHash + "\n");
  EXPECT_EQ(listing.form, ListingForm::url_list);
  EXPECT_TRUE(listing.has_header);
  EXPECT_EQ(listing.rows.size(), 1U);
}

TEST(Listing, NamesTheWrongDelimiterAndReadsByIt) {
  const Listing semicolons = read("\nSubject;Issuer;Not before\n\"C=DE, O=A\";b;c\n");
  EXPECT_EQ(semicolons.problem, "columns are separated by semicolons instead of commas");
  EXPECT_EQ(semicolons.problem_line, 2);
  EXPECT_THAT(semicolons.header, ElementsAre("Subject", "Issuer", "Not before"));
  ASSERT_EQ(semicolons.rows.size(), 1U);
  EXPECT_THAT(semicolons.rows[0].cells, ElementsAre("C=DE, O=A", "b", "c"));
  EXPECT_THAT(read("Subject\tIssuer\tNot before\n").problem, HasSubstr("tabs"));
  EXPECT_THAT(read("1;\"C=DE, O=A, CN=B\";2\n").problem, HasSubstr("semicolons"));
  EXPECT_EQ(read("Subject,Issuer\n\"a;b;c\",d\n").problem, "");
}

TEST(Listing, ReadsUpToBrokenQuoting) {
  const Listing listing = read("Subject,Issuer\na,b\nc,\"d\ne,f\n");
  EXPECT_EQ(listing.problem, "quotation mark that is never closed in column 3");
  EXPECT_EQ(listing.problem_line, 3);
  EXPECT_EQ(listing.rows.size(), 1U);
}

TEST(Listing, RefusesWhatIsNoListing) {
  EXPECT_THAT(error_of(""), HasSubstr("empty"));
  EXPECT_THAT(error_of("\xEF\xBB\xBF\r\n"), HasSubstr("empty"));
  EXPECT_THAT(error_of("See the other file.\nIt is there.\n"), HasSubstr("neither"));
  EXPECT_THAT(error_of("PK\x03\x04zzz"), HasSubstr("spreadsheet"));
  EXPECT_THAT(error_of(std::string("\xFF\xFEs\0u\0", 6)), HasSubstr("UTF-16"));
  EXPECT_THAT(error_of("Subject,Issuer\nM\xFCller,x\n"), HasSubstr("line 2 is not valid UTF-8"));
}

}  // namespace
}  // namespace candor::report
