// Numbers for people: few digits, but never a small one as 0, and no exponents.
#pragma once

#include <string>

namespace candor {

// Rounded to `decimals` places, or to three significant digits where those need more places.
double few_digits(double value, int decimals);

// The shortest digits that read back as the same number, written out: 0.00005 rather than 5e-05. Below 1e-20 the
// exponent stays.
std::string plain_number(double value);

}  // namespace candor
