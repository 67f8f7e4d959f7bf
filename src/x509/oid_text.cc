// OBJECT IDENTIFIERs as people write them.
#include <memory>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <vector>

#include "x509/der.h"
#include "x509/openssl_deleter.h"

namespace candor::x509 {

namespace {

// An arc of an OID has no upper bound (X.690 section 8.19): UUID-based ones have 19 octets, test certificates some
// hundred. What OpenSSL shows at most; its cost grows with the square.
constexpr size_t kMaxArcOctets = 586;
constexpr size_t kSmallArcOctets = 9;  // 63 bits

// 7 bits an octet, the highest first. Empty when memory runs out.
std::string large_arc(Input octets, bool first) {
  std::vector<uint8_t> bytes(octets.size());
  unsigned pending = 0, bits = 0;
  size_t at = bytes.size();
  for (size_t i = octets.size(); i-- > 0;) {
    pending |= (octets[i] & 0x7FU) << bits;
    bits += 7;
    if (bits < 8) continue;
    bytes[--at] = static_cast<uint8_t>(pending);
    pending >>= 8U;
    bits -= 8;
  }
  if (bits > 0) bytes[--at] = static_cast<uint8_t>(pending);
  const std::unique_ptr<BIGNUM, Deleter<BN_free>> number(
      BN_bin2bn(bytes.data() + at, static_cast<int>(bytes.size() - at), nullptr));
  // The first group holds 40 * root + arc, and root is 2 for all of this size.
  if (!number || (first && BN_sub_word(number.get(), 80) != 1)) return "";
  char* decimal = BN_bn2dec(number.get());
  std::string out = decimal != nullptr ? decimal : "";
  OPENSSL_free(decimal);
  return out;
}

std::string small_arc(Input octets, bool first) {
  uint64_t arc = 0;
  for (const uint8_t octet : octets) arc = (arc << 7U) | (octet & 0x7FU);
  return std::to_string(first && arc >= 80 ? arc - 80 : first ? arc % 40 : arc);
}

// 0, 1 or 2: what the first group, 40 * root + arc, says.
char root_of(Input octets) {
  const bool one = octets.size() == 1;
  return one && octets[0] < 40 ? '0' : one && octets[0] < 80 ? '1' : '2';
}

}  // namespace

std::string oid_text(Input content) {
  std::string out;
  size_t begin = 0;
  for (size_t i = 0; i < content.size(); ++i) {
    if (i == begin && content[i] == 0x80) return "";  // X.690 section 8.19.2: no leading zero group
    if ((content[i] & 0x80U) != 0) continue;
    const Input octets = content.subspan(begin, i + 1 - begin);
    if (octets.size() > kMaxArcOctets) return "";
    const bool first = begin == 0;
    if (first) out = root_of(octets);
    out += '.';
    out += octets.size() <= kSmallArcOctets ? small_arc(octets, first) : large_arc(octets, first);
    begin = i + 1;
  }
  return begin == content.size() ? out : "";
}

}  // namespace candor::x509
