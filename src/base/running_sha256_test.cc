#include "base/running_sha256.h"

#include <gtest/gtest.h>

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

}  // namespace candor
