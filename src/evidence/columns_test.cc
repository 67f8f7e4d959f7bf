// Columns about a certificate as a whole.
#include "evidence/columns.h"

#include <gtest/gtest.h>

#include "x509/odd_for_test.h"

namespace candor::evidence {
namespace {

using namespace x509::odd;  // NOLINT(google-build-using-namespace): octets are written with it

template <typename T>
T column(std::string_view name, const std::string& der) {
  std::string storage;
  const x509::Certificate c = x509::parse_certificate_ber(x509::as_bytes(der), storage);
  return std::get<T>(find_column(name)->read({c, Record()}));
}

TEST(Columns, ShowTheBytesThatAreHashed) {
  const Parts parts;
  const std::string plain = parts.der();
  EXPECT_EQ(column<int64_t>("size", plain), static_cast<int64_t>(plain.size()));
  for (const std::string& ber : {open_tlv(x509::kSequence, parts.rest(tlv(x509::kSequence, parts.tbs()))),
                                 long_tlv(x509::kSequence, parts.rest(open_tlv(x509::kSequence, parts.tbs())))}) {
    EXPECT_EQ(column<std::string>("der", ber), ber);
    EXPECT_EQ(column<int64_t>("size", ber), static_cast<int64_t>(ber.size()));
    EXPECT_EQ(column<std::string>("serial", ber), column<std::string>("serial", plain));
    EXPECT_EQ(extension_hex(x509::as_bytes(ber), "2.5.29.17"), extension_hex(x509::as_bytes(plain), "2.5.29.17"));
  }
}

TEST(Columns, EscapeWhatIsNoText) {
  Parts parts;
  parts.subject = name(x509::kUtf8String, std::string("a\x1B]0;x\0", 7));
  EXPECT_EQ(column<std::string>("subject_cn", parts.der()), "a\\x1B]0;x\\x00");
  const auto names = [](const std::string& list) {
    return tlv(0xA3, tlv(x509::kSequence, extension(kSan, tlv(x509::kSequence, list))));
  };
  parts.extensions = names(tlv(0x82, "a.example") + tlv(0x82, "b c.example"));
  EXPECT_EQ(column<std::string>("dns_names", parts.der()), "a.example b\\x20c.example");
}

TEST(Columns, TellWhatDoesNotDecode) {
  Parts parts;
  EXPECT_EQ(column<int64_t>("clean", parts.der()), 1);
  EXPECT_EQ(column<std::string>("flaw", parts.der()), "");
  parts.subject = name(x509::kUtf8String, "\xFF");
  EXPECT_EQ(column<int64_t>("clean", parts.der()), 0);
  EXPECT_EQ(column<std::string>("flaw", parts.der()), "subject cannot be read");
  parts.subject = name(x509::kUtf8String, "a");
  parts.extensions = tlv(0xA3, tlv(x509::kSequence, extension(kSan, "x")));
  EXPECT_EQ(column<std::string>("flaw", parts.der()), "subjectAltName cannot be decoded");
}

}  // namespace
}  // namespace candor::evidence
