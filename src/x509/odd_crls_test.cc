// CRLs made odd in one place each, from a plain one: where OpenSSL parses them, every field equals what OpenSSL says.
#include <gtest/gtest.h>

#include "x509/compare_for_test.h"
#include "x509/odd_for_test.h"

namespace candor::x509::odd {
namespace {

struct CrlParts {
  std::string version = tlv(kInteger, bytes({1}));
  std::string next = tlv(kUtcTime, "260327101112Z");
  std::string revoked = tlv(kSequence, tlv(kSequence, tlv(kInteger, bytes({5})) + tlv(kUtcTime, "260319000000Z")));
  std::string extensions;

  std::string der() const {
    const std::string tbs =
        version + kEcdsa + name(kUtf8String, "Issuer") + tlv(kUtcTime, "260320101112Z") + next + revoked + extensions;
    return tlv(kSequence, tlv(kSequence, tbs) + kEcdsa + tlv(kBitString, std::string("\0s", 2)));
  }
};

template <typename Change>
void check_crl(Change&& change, Counts& counts) {
  CrlParts parts;
  change(parts);
  const std::string der = parts.der();
  SCOPED_TRACE(to_hex(as_bytes(der)));
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const CrlPtr x(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
  ++(x ? counts.parsed : counts.refused);
  if (x) return compare_crl(der, x.get());
  const Crl crl = parse_crl(as_bytes(der));
  Parser list(crl.entries);
  while (next_entry(list)) {
  }
  EXPECT_TRUE(!crl.problem.empty() || !list.done() || !crl.issuer.empty());
}

TEST(Oddities, Crls) {
  Counts counts;
  const auto entry = [](const std::string& serial, const std::string& time, const std::string& more) {
    return tlv(kSequence, tlv(kSequence, tlv(kInteger, serial) + time + more));
  };
  const std::string when = tlv(kUtcTime, "260319000000Z");
  const auto reason = [](int code, int tag) { return tlv(kSequence, extension("551D15", tlv(tag, bytes({code})))); };
  check_crl([](CrlParts&) {}, counts);
  check_crl([](CrlParts& p) { p.version.clear(); }, counts);
  check_crl([](CrlParts& p) { p.next.clear(); }, counts);
  check_crl([](CrlParts& p) { p.revoked.clear(); }, counts);
  check_crl([](CrlParts& p) { p.revoked = tlv(kSequence, ""); }, counts);
  check_crl([](CrlParts& p) { p.next.clear(), p.revoked.clear(), p.version.clear(); }, counts);
  check_crl(
      [](CrlParts& p) { p.extensions = tlv(0xA0, tlv(kSequence, extension("551D14", tlv(kInteger, bytes({7}))))); },
      counts);
  check_crl([](CrlParts& p) { p.extensions = tlv(0xA0, tlv(kSequence, "")); }, counts);
  check_crl([](CrlParts& p) { p.extensions = tlv(0xA1, "x"); }, counts);
  for (const std::string& serial :
       {std::string(), bytes({0}), bytes({0xFF}), bytes({0, 0, 1}), std::string(40, '\x80')}) {
    check_crl([&](CrlParts& p) { p.revoked = entry(serial, when, ""); }, counts);
  }
  for (int code = 0; code < 13; ++code) {
    check_crl([&](CrlParts& p) { p.revoked = entry("\x05", when, reason(code, kEnumerated)); }, counts);
    check_crl([&](CrlParts& p) { p.revoked = entry("\x05", when, reason(code, kInteger)); }, counts);
  }
  for (const std::string& time : {tlv(kGeneralizedTime, "20260319000000Z"), tlv(kUtcTime, "2603190000Z"),
                                  tlv(kUtcTime, ""), tlv(kNull, ""), std::string()}) {
    check_crl([&](CrlParts& p) { p.revoked = entry("\x05", time, ""); }, counts);
    check_crl([&](CrlParts& p) { p.next = time; }, counts);
  }
  EXPECT_GT(counts.parsed, 25);
  EXPECT_GT(counts.refused, 1);
}

}  // namespace
}  // namespace candor::x509::odd
