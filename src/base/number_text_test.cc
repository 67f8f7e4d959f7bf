#include "base/number_text.h"

#include <gtest/gtest.h>
#include <limits>

namespace candor {
namespace {

TEST(NumberText, SmallNumbersKeepThreeDigits) {
  EXPECT_EQ(plain_number(few_digits(4.0 / 8760, 3)), "0.000457");
  EXPECT_EQ(plain_number(few_digits(1.0 / 24, 3)), "0.0417");
  EXPECT_EQ(plain_number(few_digits(1e-7 / 3, 6)), "0.0000000333");
  EXPECT_EQ(plain_number(few_digits(1.0 / 3, 6)), "0.333333");
  EXPECT_EQ(plain_number(few_digits(1234.56789, 3)), "1234.568");
  EXPECT_EQ(plain_number(few_digits(0, 3)), "0");
  EXPECT_EQ(plain_number(few_digits(-0.0000456, 3)), "-0.0000456");
}

TEST(NumberText, AnyNumberIsWritten) {
  EXPECT_EQ(plain_number(5e-05), "0.00005");
  EXPECT_EQ(plain_number(1e-300), "1e-300");
  EXPECT_EQ(few_digits(1e-300, 3), 0) << "beyond any rate";
  EXPECT_EQ(few_digits(1e308, 3), 1e308);
  const double infinite = std::numeric_limits<double>::infinity();
  EXPECT_EQ(few_digits(infinite, 3), infinite);
  EXPECT_EQ(plain_number(infinite), "inf");
}

}  // namespace
}  // namespace candor
