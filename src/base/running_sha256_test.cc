#include "base/running_sha256.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <stdexcept>

namespace candor {

// FIPS 180-2, appendix B.1.
TEST(RunningSha256, GivesTheStandardsValueWholeAndInPieces) {
  const std::string expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(sha256_hex("abc"), expected);
  RunningSha256 digest;
  digest.update("a");
  digest.update("bc");
  EXPECT_EQ(digest.hex(), expected);
  EXPECT_EQ(digest.hex(), sha256_hex(""));  // begins anew
}

TEST(RunningSha256, GoesOnFromWhereAnotherOneIs) {
  RunningSha256 digest, other;
  digest.update("a");
  other.update("left behind");
  other = digest;
  digest.update("bc");
  other.update("bd");
  EXPECT_EQ(digest.hex(), sha256_hex("abc"));
  EXPECT_EQ(other.hex(), sha256_hex("abd"));
}

TEST(RunningSha256, IsNoHashOfZerosWhereOpensslRefuses) {
  ASSERT_EQ(EVP_set_default_properties(nullptr, "provider=none-such"), 1);
  EXPECT_THROW(RunningSha256(), std::runtime_error);
  EXPECT_THROW(sha256_hex("abc"), std::runtime_error);
  ASSERT_EQ(EVP_set_default_properties(nullptr, ""), 1);
  EXPECT_EQ(sha256_hex("").substr(0, 8), "e3b0c442");
}

}  // namespace candor
