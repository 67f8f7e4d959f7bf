#include "x509/certificate.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <memory>
#include <openssl/objects.h>
#include <openssl/x509.h>

#include "x509/extensions.h"
#include "x509/name.h"
#include "x509/openssl_deleter.h"

namespace candor::x509 {
namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out.push_back(static_cast<char>(value));
  return out;
}

TEST(Der, ReadsLongAndNonMinimalLengths) {
  const std::string in = bytes({0x04, 0x81, 0x02, 'a', 'b'});
  Parser parser(as_bytes(in));
  const auto element = parser.next(kOctetString);
  ASSERT_TRUE(element);
  EXPECT_EQ(as_chars(element->content), "ab");
  EXPECT_FALSE(element->minimal);
}

TEST(Der, RefusesWhatDoesNotFit) {
  for (const std::string& in : {bytes({0x30}), bytes({0x30, 0x05, 1}), bytes({0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF}),
                                bytes({0x30, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1}), bytes({0x1F, 0x81})}) {
    EXPECT_FALSE(Parser(as_bytes(in)).next()) << to_hex(as_bytes(in));
    EXPECT_FALSE(element_length(as_bytes(in)));
  }
}

TEST(Der, IndefiniteLengthBecomesDefinite) {
  const std::string in = bytes({0x30, 0x80, 0x24, 0x80, 0x04, 1, 'a', 0x04, 1, 'b', 0, 0, 0x02, 1, 7, 0, 0});
  EXPECT_EQ(to_definite(as_bytes(in)), bytes({0x30, 7, 0x04, 2, 'a', 'b', 0x02, 1, 7}));
  EXPECT_EQ(element_length(as_bytes(in)), in.size());
}

TEST(Der, JoinedStringGetsAShortTag) {
  const std::string in = bytes({0x3F, 0x13, 3, 0x13, 1, 'a'});
  EXPECT_EQ(to_definite(as_bytes(in)), bytes({0x13, 1, 'a'}));
}

TEST(Der, IndefiniteLengthsEndSomewhere) {
  std::string in;
  for (int i = 0; i < 1 << 20; ++i) in += bytes({0x30, 0x80});
  size_t walked = 0;
  EXPECT_FALSE(element_length(as_bytes(in), walked));
  EXPECT_LT(walked, 1000U);
}

TEST(Der, DeepNestingEndsWithoutRecursion) {
  std::string in;
  for (int i = 0; i < 100000; ++i) in += bytes({0x30, 0x80});
  EXPECT_FALSE(to_definite(as_bytes(in)));
  EXPECT_FALSE(element_length(as_bytes(in)));
}

TEST(Der, WritesOids) {
  EXPECT_EQ(oid_text(as_bytes(bytes({0x67, 0x81, 0x0C, 1, 2, 1}))), "2.23.140.1.2.1");
  EXPECT_EQ(oid_text(as_bytes(bytes({0x2A, 0x80, 0x01}))), "");  // leading zero group
  EXPECT_EQ(oid_text(as_bytes(bytes({0x2A, 0x86}))), "");        // cut short
}

std::string openssl_oid_text(const std::string& content) {
  const std::string der =
      content.size() < 128
          ? bytes({6, static_cast<int>(content.size())})
          : bytes({6, 0x82, static_cast<int>(content.size() >> 8U), static_cast<int>(content.size() & 0xFFU)});
  const std::string whole = der + content;
  const Input in = as_bytes(whole);
  const unsigned char* at = in.data();
  const std::unique_ptr<ASN1_OBJECT, Deleter<ASN1_OBJECT_free>> object(
      d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(in.size())));
  std::string text(4000, ' ');
  const int length = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object.get(), 1);
  return text.substr(0, static_cast<size_t>(length));
}

// One arc of each length up to OpenSSL's limit, behind 2.999 and as the first one.
TEST(Der, WritesLargeArcsAsOpenSslDoes) {
  for (const std::string& before : {bytes({0x88, 0x37}), std::string()}) {
    for (size_t octets = 1; before.size() + octets <= 586; ++octets) {
      std::string content = before;
      for (size_t i = 1; i < octets; ++i) content.push_back(static_cast<char>(0x80 | ((i * 37 + octets) & 0x7F)));
      if (octets > 1) content[before.size()] |= 1;
      content.push_back(static_cast<char>((octets * 11) & 0x7F));
      ASSERT_EQ(oid_text(as_bytes(content)), openssl_oid_text(content)) << octets;
    }
  }
}

TEST(Time, ReadsWhatOpenSslReads) {
  const auto iso = [](uint8_t tag, std::string_view text) {
    const auto instant = parse_time(tag, as_bytes(text));
    return instant ? format_instant(*instant) : std::string("none");
  };
  EXPECT_EQ(iso(kUtcTime, "500101000000Z"), "1950-01-01T00:00:00Z");
  EXPECT_EQ(iso(kUtcTime, "4912312359Z"), "2049-12-31T23:59:00Z");
  EXPECT_EQ(iso(kUtcTime, "250101000000+0130"), "2024-12-31T22:30:00Z");
  EXPECT_EQ(iso(kGeneralizedTime, "99991231235959Z"), "9999-12-31T23:59:59Z");
  EXPECT_EQ(iso(kGeneralizedTime, "20250101000000.5Z"), "2025-01-01T00:00:00Z");
  EXPECT_EQ(iso(kUtcTime, "250101000000"), "none");
  EXPECT_EQ(iso(kUtcTime, "250231000000Z"), "none");
}

// UTCTime has a way of its own through the calendar; std::chrono's is the judge, for every day it can write.
TEST(Time, CountsEveryDayOfUtcTimeAsTheCalendarDoes) {
  using std::chrono::day, std::chrono::month, std::chrono::year;
  for (int y = 1950; y < 2050; ++y) {
    for (unsigned m = 1; m <= 12; ++m) {
      for (unsigned d = 1; d <= 31; ++d) {
        const std::chrono::year_month_day date{year{y}, month{m}, day{d}};
        const auto read = parse_time(kUtcTime, as_bytes(fmt::format("{:02}{:02}{:02}235958Z", y % 100, m, d)));
        const auto expected =
            date.ok() ? std::optional<Instant>(std::chrono::sys_days(date) + Seconds(86398)) : std::nullopt;
        ASSERT_EQ(read, expected) << y << "-" << m << "-" << d;
      }
    }
  }
}

TEST(Serial, ShowsSignAndMagnitude) {
  EXPECT_EQ(serial_text(as_bytes(bytes({0x00, 0xFF}))), "ff");
  EXPECT_EQ(serial_text(as_bytes(bytes({0xFF}))), "-01");
  EXPECT_EQ(serial_text(as_bytes(bytes({0x00}))), "00");
}

TEST(Certificate, GarbageIsReportedNotCrashed) {
  EXPECT_EQ(parse_certificate({}).flaw, Flaw::outer_structure);
  EXPECT_EQ(parse_certificate(as_bytes(bytes({0x30, 0}))).flaw, Flaw::outer_structure);
  std::string storage;
  EXPECT_FALSE(parse_certificate_ber(as_bytes(std::string(1000, '0')), storage).has_tbs);
}

TEST(Name, EscapesAsRfc2253) {
  // CN = "#a, b " and an unknown attribute
  const std::string name =
      bytes({0x30, 0x11, 0x31, 0x0F, 0x30, 0x0D, 6, 3, 0x55, 4, 3, 0x0C, 6, '#', 'a', ',', ' ', 'b', ' '});
  EXPECT_EQ(name_text(as_bytes(name)), "CN=\\#a\\, b\\ ");
}

// The octets of a tag number of 31 and more stay with it.
TEST(Der, HighTagsKeepTheirNumberWhenLengthsBecomeDefinite) {
  const auto definite = to_definite(as_bytes(std::string_view("\x3F\x30\x80\x02\x01\x05\x00\x00", 8)));
  ASSERT_TRUE(definite);
  EXPECT_EQ(to_hex(as_bytes(*definite)), "3f3003020105");
}

TEST(Der, LengthsThatClaimMoreThanThereIsAreRefused) {
  for (const std::string_view bytes :
       {std::string_view("\x30\x84\xFF\xFF\xFF\xFF\x00", 7), std::string_view("\x30\x82\x00", 3),
        std::string_view("\x30\x81\x80\x00", 4), std::string_view("\x30\x80\x02\x01\x05", 5),
        std::string_view("\x30", 1), std::string_view("\x1F\x81\x81\x81\x81\x81\x01\x00", 8)}) {
    Parser parser(as_bytes(bytes));
    EXPECT_FALSE(parser.next()) << to_hex(as_bytes(bytes));
    EXPECT_EQ(parser.rest().size(), bytes.size());
    EXPECT_FALSE(element_length(as_bytes(bytes)));
  }
}

TEST(Der, SerialsOfAnyKindAreShownAsOpensslShowsThem) {
  const auto shown = [](std::string_view content) { return serial_text(as_bytes(content)); };
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown(std::string_view("\x00", 1)), "00");
  EXPECT_EQ(shown(std::string_view("\x00\x00\x80", 3)), "80");
  EXPECT_EQ(shown("\xFF"), "-01");
  EXPECT_EQ(shown(std::string_view("\x80\x00", 2)), "-8000");
  EXPECT_EQ(shown(std::string(2000, '\x11')), std::string(4000, '1'));
}

}  // namespace
}  // namespace candor::x509
