#include "desk/hash_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::desk {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kOne = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const std::string kTwo = "ff112233445566778899aabbccddeeff00112233445566778899aabbccddee00";

std::string with_colons(const std::string& digits) {
  std::string out;
  for (size_t i = 0; i < digits.size(); i += 2) out += (i > 0 ? ":" : "") + digits.substr(i, 2);
  return out;
}

TEST(HashList, FindsHashesInAnyText) {
  EXPECT_THAT(hashes_of_line(kOne).hashes, ElementsAre(kOne));
  EXPECT_THAT(hashes_of_line("https://crt.sh/?sha256=" + kOne + "&opt=ocsp\r").hashes, ElementsAre(kOne));
  EXPECT_THAT(hashes_of_line("sha256 Fingerprint=" + with_colons(kTwo)).hashes, ElementsAre(kTwo));
  EXPECT_THAT(hashes_of_line(kOne + "," + kTwo + ",CN=dead.beef.example,05ab").hashes, ElementsAre(kOne, kTwo));
  EXPECT_THAT(hashes_of_line("FF112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEE00").hashes,
              ElementsAre(kTwo));
}

TEST(HashList, SaysWhatNamesACertificateOtherwise) {
  for (const std::string& line : {std::string("https://crt.sh/?id=12345"), std::string(" 12345\r"), kOne.substr(1),
                                  kOne + "0", with_colons(kOne.substr(0, 40)), std::string("crt.sh/?q=abc")}) {
    EXPECT_TRUE(hashes_of_line(line).other) << line;
    EXPECT_THAT(hashes_of_line(line).hashes, IsEmpty()) << line;
  }
  for (const std::string& line :
       {std::string(), std::string("# a comment"), std::string("Certificate SHA-256 hash,Subject"),
        "https://crt.sh/?sha256=" + kOne, kOne + ",serial 00112233445566778899aabbccddeeff"}) {
    EXPECT_FALSE(hashes_of_line(line).other) << line;
  }
}

}  // namespace
}  // namespace candor::desk
