// OBJECT IDENTIFIERs as people write them.
#include <algorithm>

#include "x509/der.h"

namespace candor::x509 {

namespace {

// An arc of an OID has no upper bound (X.690 section 8.19); UUID-based ones have 19 octets.
constexpr size_t kMaxArcOctets = 64;

std::string reversed_decimal(uint64_t number) {
  std::string digits = std::to_string(number);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

// digits = digits * 128 + low
void shift_in(std::string& digits, unsigned low) {
  unsigned carry = low;
  for (char& digit : digits) {
    const unsigned value = static_cast<unsigned>(digit - '0') * 128U + carry;
    digit = static_cast<char>('0' + value % 10U);
    carry = value / 10U;
  }
  for (; carry != 0; carry /= 10U) digits.push_back(static_cast<char>('0' + carry % 10U));
}

void subtract_80(std::string& digits) {
  int borrow = 8;
  for (size_t i = 1; borrow != 0 && i < digits.size(); ++i) {
    const int value = digits[i] - '0' - borrow;
    borrow = value < 0 ? 1 : 0;
    digits[i] = static_cast<char>('0' + value + borrow * 10);
  }
}

}  // namespace

std::string oid_text(Input content) {
  std::string out;
  uint64_t arc = 0;
  std::string digits;  // of an arc too large for 64 bits: decimal, least significant first
  size_t octets = 0;
  bool first = true;
  for (const uint8_t byte : content) {
    if (octets == 0 && byte == 0x80) return "";  // X.690 section 8.19.2: no leading zero group
    if (++octets > kMaxArcOctets) return "";
    if (octets == 9) digits = reversed_decimal(arc);
    if (octets >= 9) {
      shift_in(digits, byte & 0x7FU);
    } else {
      arc = (arc << 7U) | (byte & 0x7FU);
    }
    if ((byte & 0x80U) != 0) continue;
    if (octets >= 9) {
      if (first) {  // the first group holds 40 * root + arc, and root is 2 for all of this size
        subtract_80(digits);
        out = "2";
        first = false;
      }
      out += "." + std::string(digits.rbegin(), digits.rend());
      octets = 0;
      arc = 0;
      continue;
    }
    if (first) {
      const uint64_t root = arc < 40 ? 0 : arc < 80 ? 1 : 2;
      out = std::to_string(root) + "." + std::to_string(arc - root * 40);
      first = false;
    } else {
      out += "." + std::to_string(arc);
    }
    arc = 0;
    octets = 0;
  }
  return octets == 0 ? out : "";
}

}  // namespace candor::x509
