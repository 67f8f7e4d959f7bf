#include "evidence/cell_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evidence/listed.h"
#include "x509/certificate.h"

namespace candor::evidence {
namespace {

TEST(Serial, OctetsAreThoseOfTheInteger) {
  for (const std::string_view plain :
       {"0", "1", "7f", "80", "abc", "ff00ff00ff00ff00ff00ff", "-1", "-80", "-81", "-100"}) {
    const std::string octets = serial_octets(plain);
    EXPECT_EQ(plain_serial(x509::serial_text(x509::as_bytes(octets))), plain);
    const bool padded = octets.size() > 1 && (octets[0] == 0 || octets[0] == '\xFF') &&
                        (static_cast<uint8_t>(octets[0]) >= 0x80) == (static_cast<uint8_t>(octets[1]) >= 0x80);
    EXPECT_FALSE(padded) << "not minimal: " << plain;
  }
  EXPECT_EQ(serial_octets(""), "");
}

TEST(Hash, StandsAloneOrInALink) {
  const std::string digits(64, 'a');
  EXPECT_TRUE(hash_in(digits));
  EXPECT_TRUE(hash_in("https://crt.sh/?sha256=" + digits + "&opt=x"));
  EXPECT_FALSE(hash_in(digits + "a"));
  EXPECT_FALSE(hash_in("https://crt.sh/?id=1234567"));
  EXPECT_FALSE(hash_in(""));
}

TEST(Names, AreListedWhateverSeparatesThem) {
  EXPECT_THAT(listed_names("DNS:a.example, b.example;c.example\n d.example|"),
              testing::ElementsAre("a.example", "b.example", "c.example", "d.example"));
}

TEST(Listing, IsToldByAColumnOfHashes) {
  for (const std::string_view head : {"Certificate SHA-256 hash,Subject\n", "\xEF\xBB\xBFSerial;SHA256 Fingerprint\r\n",
                                      "\nserial\tsha-256\n", "crt.sh link,Subject"}) {
    EXPECT_TRUE(begins_listing(head)) << head;
  }
  for (const std::string_view head : {"", "Subject,Issuer,Serial\n", "time,status\n", "{\"sha256\": 1}\n",
                                      "SHA-1 fingerprint,x\n", "-----BEGIN CERTIFICATE-----\n"}) {
    EXPECT_FALSE(begins_listing(head)) << head;
  }
}

}  // namespace
}  // namespace candor::evidence
