// What CRLs say of their own use: critical extensions (RFC 5280 sections 5.2 and 5.3) and scope (section 5.2.5).
#include "x509/crl.h"

#include <gtest/gtest.h>

#include "x509/odd_for_test.h"

namespace candor::x509::odd {
namespace {

const std::string kCritical = tlv(kBoolean, "\xFF");

std::string crl_with(const std::string& of_entry, const std::string& of_list) {
  const std::string entry = tlv(kSequence, tlv(kInteger, bytes({5})) + tlv(kUtcTime, "260319000000Z") + of_entry);
  const std::string tbs = tlv(kInteger, bytes({1})) + kEcdsa + name(kUtf8String, "Issuer") +
                          tlv(kUtcTime, "260320101112Z") + tlv(kUtcTime, "260327101112Z") + tlv(kSequence, entry) +
                          (of_list.empty() ? "" : tlv(0xA0, tlv(kSequence, of_list)));
  return tlv(kSequence, tlv(kSequence, tbs) + kEcdsa + tlv(kBitString, std::string("\0s", 2)));
}

std::string unknown_in(const std::string& of_entry, const std::string& of_list) {
  const std::string der = crl_with(of_entry, of_list);
  const Crl crl = parse_crl(as_bytes(der));
  EXPECT_EQ(crl.problem, "");
  return oid_text(unknown_critical(crl));
}

TEST(Crl, TellsOfCriticalExtensionsThatAreNotKnown) {
  const std::string reason = tlv(kEnumerated, bytes({1}));
  EXPECT_EQ(unknown_in("", ""), "");
  EXPECT_EQ(unknown_in(tlv(kSequence, extension("551D15", reason, kCritical)),
                       extension("551D14", tlv(kInteger, bytes({7})), kCritical)),
            "");
  EXPECT_EQ(unknown_in(tlv(kSequence, extension("2A0304", tlv(kNull, ""))), extension("2A0304", tlv(kNull, ""))), "");
  EXPECT_EQ(unknown_in("", extension("2A0304", tlv(kNull, ""), kCritical)), "1.2.3.4");
  EXPECT_EQ(unknown_in(tlv(kSequence, extension("2A0304", tlv(kNull, ""), kCritical)), ""), "1.2.3.4");
}

TEST(Crl, ReadsWhichCertificatesItSpeaksOf) {
  const auto point = [](uint8_t tag) { return read_issuing_point(as_bytes(tlv(kSequence, tlv(tag, "\xFF")))); };
  EXPECT_TRUE(point(0x81).only_users);
  EXPECT_TRUE(point(0x82).only_cas);
  EXPECT_TRUE(point(0x84).indirect);
  EXPECT_TRUE(point(0x85).only_attributes);
  EXPECT_FALSE(point(0x85).only_cas || point(0x85).only_users || point(0x81).only_attributes);
}

}  // namespace
}  // namespace candor::x509::odd
