#include "bench/curve_point.h"

#include <array>
#include <memory>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>
#include <stdexcept>

namespace candor::bench {

std::string p256_point(const std::string& private_key) {
  const std::unique_ptr<EC_GROUP, decltype(&EC_GROUP_free)> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1),
                                                                  EC_GROUP_free);
  const std::unique_ptr<EC_POINT, decltype(&EC_POINT_free)> point(EC_POINT_new(group.get()), EC_POINT_free);
  const auto* octets = reinterpret_cast<const unsigned char*>(private_key.data());
  const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
      BN_bin2bn(octets, static_cast<int>(private_key.size()), nullptr), BN_free);
  std::array<unsigned char, 65> out{};
  if (EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) != 1 ||
      EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, out.data(), out.size(), nullptr) !=
          out.size()) {
    throw std::runtime_error("OpenSSL cannot make a point of P-256");
  }
  return {out.begin(), out.end()};
}

}  // namespace candor::bench
