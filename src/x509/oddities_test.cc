// Certificates made odd in one place each, from a plain one: where OpenSSL parses them, every field equals
// what OpenSSL says; where it refuses, they are still delimited and the reading says what is wrong or finds the field
// empty.
#include <gtest/gtest.h>

#include "x509/compare_for_test.h"
#include "x509/content_check.h"
#include "x509/odd_for_test.h"

namespace candor::x509::odd {
namespace {

void check(const std::string& der, Counts& counts) {
  SCOPED_TRACE(to_hex(as_bytes(der)));
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const X509Ptr x(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (x) {
    ++counts.parsed;
    compare_certificate(der.substr(0, static_cast<size_t>(at - reinterpret_cast<const unsigned char*>(der.data()))),
                        x.get());
    return;
  }
  ++counts.refused;
  ASSERT_TRUE(element_length(as_bytes(der)));
  std::string storage;
  const Certificate c = parse_certificate_ber(as_bytes(der), storage);
  EXPECT_FALSE(c.whole.empty());
  EXPECT_NE(ContentCheck().of(c), Flaw::none);
  (void)name_text(c.subject);
  (void)serial_text(c.serial);
}

template <typename Change>
void vary(Change&& change, Counts& counts) {
  Parts parts;
  change(parts);
  check(parts.der(), counts);
}

const std::vector<std::string>& odd_texts() {
  static const std::vector<std::string> kTexts = {"",
                                                  "a",
                                                  " a ",
                                                  "#a",
                                                  "=cmd",
                                                  "a,b+c;d<e>f\"g\\h",
                                                  "line\nend\r",
                                                  std::string("a\0b", 3),
                                                  "\xFF\xFE",
                                                  "\xC3\xA4",
                                                  "\xC0\x80",
                                                  "abc",
                                                  std::string("\0A", 2),
                                                  std::string("\xD8\x00\0A", 4),
                                                  std::string("\0\0\0A", 4),
                                                  "\x7F",
                                                  std::string("\0\x11\0\0", 4),
                                                  std::string(300, 'x')};
  return kTexts;
}

TEST(Oddities, NamesOfEveryStringType) {
  Counts counts;
  for (int tag : {1,  2,  3,  4,  5,  6,  9,  10, 12,   18,   19,   20,   21,  22,
                  23, 24, 25, 26, 27, 28, 29, 30, 0x30, 0x31, 0x53, 0x80, 0xA0}) {
    for (const std::string& text : odd_texts()) {
      vary([&](Parts& p) { p.subject = name(tag, text); }, counts);
      vary([&](Parts& p) { p.issuer = name(tag, text, "2A864886F70D010901"); }, counts);
    }
  }
  for (const std::string& odd :
       {tlv(kSequence, ""), tlv(kSequence, tlv(kSet, "")), tlv(kSet, ""), tlv(kSequence, "x"),
        tlv(kSequence, name(kUtf8String, "x")), name(kUtf8String, "x", ""), name(kUtf8String, "x", "80"),
        name(kUtf8String, "x", "2A8648CE3D8080"), open_tlv(kSequence, tlv(kSet, ""))}) {
    vary([&](Parts& p) { p.subject = odd; }, counts);
  }
  EXPECT_GT(counts.parsed, 300);
  EXPECT_GT(counts.refused, 50);
}

TEST(Oddities, Times) {
  Counts counts;
  for (const char* text : {"",
                           "Z",
                           "2603201011Z",
                           "260320101112Z",
                           "260320101112+0100",
                           "2603201011-0530",
                           "500101000000Z",
                           "491231235959Z",
                           "260230000000Z",
                           "240229000000Z",
                           "260320246060Z",
                           "260320101160Z",
                           "26032010111aZ",
                           "26032010111Z",
                           "260320101112",
                           "20260320101112Z",
                           "20260320101112.5Z",
                           "202603201011Z",
                           "2026032010Z",
                           "20260320101112+0100",
                           "20260320101112",
                           "99991231235959Z",
                           "00000101000000Z",
                           "00010101000000Z",
                           "19500101000000Z",
                           "20261320101112Z",
                           "20260320101112.Z",
                           "260320101112z",
                           "-60320101112Z",
                           "260320101112+2500",
                           "20260320101112.123456-0100",
                           "2603201011+01"}) {
    for (const int tag : {0x17, 0x18, 0x0C, 0x04}) {
      vary([&](Parts& p) { p.validity = tlv(tag, text) + tlv(kUtcTime, "270320101112Z"); }, counts);
      vary([&](Parts& p) { p.validity = tlv(kUtcTime, "250320101112Z") + tlv(tag, text); }, counts);
    }
  }
  for (const std::string& odd : {std::string(), tlv(kUtcTime, "260320101112Z"),
                                 tlv(kUtcTime, "260320101112Z") + tlv(kUtcTime, "270320101112Z") + tlv(kNull, "")}) {
    vary([&](Parts& p) { p.validity = odd; }, counts);
  }
  EXPECT_GT(counts.parsed, 60);
}

TEST(Oddities, SerialsAndVersions) {
  Counts counts;
  for (const std::string& content :
       {std::string(), bytes({0}), bytes({0, 0}), bytes({0, 1}), bytes({0xFF}), bytes({0xFF, 0xFF}), bytes({0x80}),
        bytes({0, 0x80}), bytes({0x80, 0}), bytes({0xFF, 0x7F}), std::string(20, '\x7F'), std::string(21, '\x7F'),
        std::string(21, '\xFF'), bytes({0}) + std::string(20, '\xFF'), std::string(200, '\x01'),
        std::string(130, '\x80')}) {
    vary([&](Parts& p) { p.serial = tlv(kInteger, content); }, counts);
    vary([&](Parts& p) { p.version = tlv(0xA0, tlv(kInteger, content)); }, counts);
  }
  for (int version = 0; version < 256; version += version < 5 ? 1 : 50) {
    vary([&](Parts& p) { p.version = tlv(0xA0, tlv(kInteger, bytes({version}))); }, counts);
  }
  vary([](Parts& p) { p.version.clear(); }, counts);
  vary([](Parts& p) { p.version.clear(), p.extensions.clear(); }, counts);
  vary(
      [](Parts& p) {
        p.version = tlv(0xA0, tlv(kInteger, bytes({1}))), p.extensions.clear(), p.unique = tlv(0x81, "x");
      },
      counts);
  vary([](Parts& p) { p.unique = tlv(0x81, bytes({0, 1})) + tlv(0x82, bytes({0, 2})); }, counts);
  vary([](Parts& p) { p.unique = tlv(0x82, bytes({0, 2})) + tlv(0x81, bytes({0, 1})); }, counts);
  vary([](Parts& p) { p.serial = tlv(kOctetString, "x"); }, counts);
  EXPECT_GT(counts.parsed, 20);
  EXPECT_GT(counts.refused, 3);
}

TEST(Oddities, KeysAndAlgorithms) {
  Counts counts;
  const std::string pss =
      tlv(kSequence, tlv(kOid, hex("2A864886F70D01010A")) + tlv(kSequence, tlv(0xA2, tlv(kInteger, bytes({32})))));
  const std::string explicit_curve =
      tlv(kSequence, tlv(kInteger, bytes({1})) +
                         tlv(kSequence, tlv(kOid, hex("2A8648CE3D0101")) + tlv(kInteger, std::string(32, 'p'))) +
                         tlv(kSequence, tlv(kOctetString, "a") + tlv(kOctetString, "b")) + tlv(kOctetString, "g") +
                         tlv(kInteger, std::string(32, 'n')));
  const std::string bits = tlv(kBitString, bytes({0, 4, 1, 2}));
  std::string ec = tlv(kSequence, tlv(kOid, hex("2A8648CE3D0201")) + explicit_curve);
  ec += bits;
  for (const std::string& key :
       {tlv(kSequence, pss + bits), tlv(kSequence, ec), tlv(kSequence, ""), tlv(kSequence, tlv(kSequence, "") + bits),
        tlv(kSequence, pss), tlv(kSequence, pss + tlv(kBitString, "")),
        tlv(kSequence, pss + tlv(kBitString, bytes({8, 1}))),
        tlv(kSequence, tlv(kSequence, tlv(kOid, hex("2B6570"))) + bits)}) {
    vary([&](Parts& p) { p.key = key; }, counts);
  }
  for (const std::string& algorithm : {pss, tlv(kSequence, ""), tlv(kSequence, tlv(kOid, "")),
                                       tlv(kSequence, tlv(kOid, hex("2A")) + tlv(kNull, "")), tlv(kNull, "")}) {
    vary([&](Parts& p) { p.algorithm = algorithm; }, counts);
  }
  EXPECT_GT(counts.parsed, 4);
}

TEST(Oddities, Extensions) {
  Counts counts;
  const std::string names =
      tlv(0x82, "a.example") + tlv(0x82, "") + tlv(0x87, bytes({1, 2, 3})) + tlv(0x81, "\xFF") + tlv(0x88, "");
  std::vector<std::string> lists = {
      "",
      extension(kSan, tlv(kSequence, "")),
      extension(kSan, ""),
      extension(kSan, tlv(kSequence, names)),
      extension(kSan, names),
      extension(kSan, tlv(kSequence, tlv(0x9F, "x"))),
      extension(kSan, tlv(kSequence, tlv(0xA4, name(kUtf8String, "d")))),
      extension(kSan, tlv(kSequence, tlv(0x82, std::string(300, 'd')))),
      extension(kSan, tlv(kSequence, tlv(0x82, "x")) + "trailing"),
      extension(kPolicies, tlv(kSequence, "")),
      extension(kPolicies, tlv(kSequence, tlv(kSequence, tlv(kOid, hex("67810C010201"))))),
      extension(kPolicies, tlv(kSequence, tlv(kSequence, tlv(kOid, hex("8001"))))),
      extension(kPoison, tlv(kNull, ""), tlv(1, "\xFF")),
      extension(kPoison, tlv(kNull, "")) + extension(kScts, tlv(kOctetString, "x")),
      extension(kScts, ""),
      extension("", "x"),
      extension(kSan, "x", tlv(1, std::string("\0", 1))),
      extension(kSan, "x", tlv(1, "\x01")),
      extension(kSan, "x", tlv(1, "")),
      tlv(kSequence, tlv(kOid, hex(kSan))),
      tlv(kSequence, ""),
      tlv(kSet, ""),
      tlv(kSequence, tlv(kOid, hex(kSan)) + tlv(kUtf8String, "x"))};
  lists.push_back(lists[3] + lists[3]);
  for (const std::string& list : lists) {
    vary([&](Parts& p) { p.extensions = tlv(0xA3, tlv(kSequence, list)); }, counts);
    vary([&](Parts& p) { p.extensions = tlv(0xA3, open_tlv(kSequence, list)); }, counts);
    vary([&](Parts& p) { p.version.clear(), p.extensions = tlv(0xA3, tlv(kSequence, list)); }, counts);
  }
  for (const std::string& odd : {tlv(0xA3, ""), tlv(0xA3, tlv(kSequence, "") + "x"),
                                 tlv(0xA3, tlv(kSequence, "")) + tlv(kNull, ""), tlv(0xA2, "")}) {
    vary([&](Parts& p) { p.extensions = odd; }, counts);
  }
  EXPECT_GT(counts.parsed, 30);
}

TEST(Oddities, LengthsAndWhatTrails) {
  Counts counts;
  const Parts p;
  const std::string whole = p.der();
  for (const std::string& der :
       {whole + "trailing", tlv(kSequence, p.rest(tlv(kSequence, p.tbs())) + tlv(kNull, "")),
        tlv(kSequence, p.rest(tlv(kSequence, p.tbs() + tlv(kNull, "")))),
        long_tlv(kSequence, p.rest(tlv(kSequence, p.tbs()))), tlv(kSequence, p.rest(long_tlv(kSequence, p.tbs()))),
        open_tlv(kSequence, p.rest(tlv(kSequence, p.tbs()))), tlv(kSequence, p.rest(open_tlv(kSequence, p.tbs()))),
        open_tlv(kSequence, p.rest(open_tlv(kSequence, p.tbs()))), tlv(kSequence, tlv(kSequence, p.tbs())),
        tlv(kSequence, ""), tlv(kSequence, tlv(kSequence, "")), tlv(kSequence, tlv(kSequence, p.tbs()) + p.algorithm),
        tlv(kSequence, whole)}) {
    check(der, counts);
  }
  // The TBSCertificate cut short anywhere, all lengths around it right.
  for (size_t cut = 0; cut < p.tbs().size(); ++cut) {
    const std::string der = tlv(kSequence, p.rest(tlv(kSequence, p.tbs().substr(0, cut))));
    check(der, counts);
  }
  EXPECT_GT(counts.parsed, 5);
  EXPECT_GT(counts.refused, 100);
}

}  // namespace
}  // namespace candor::x509::odd
