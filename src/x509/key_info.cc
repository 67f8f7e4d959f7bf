// Type and size of a key out of its SubjectPublicKeyInfo; the key itself is never decoded.
#include <array>
#include <memory>
#include <openssl/ec.h>
#include <openssl/objects.h>
#include <unordered_map>

#include "x509/extensions.h"
#include "x509/openssl_deleter.h"

namespace candor::x509 {

namespace {

constexpr std::array<uint8_t, 9> kRsa = {0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1};
constexpr std::array<uint8_t, 9> kRsaPss = {0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 10};  // RFC 4055
constexpr std::array<uint8_t, 4> kEaRsa = {0x55, 8, 1, 1};  // X.509's own; OpenSSL reads it as RSA
constexpr std::array<uint8_t, 7> kEc = {0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1};
constexpr std::array<uint8_t, 7> kDsa = {0x2A, 0x86, 0x48, 0xCE, 0x38, 4, 1};
constexpr std::array<uint8_t, 7> kX942Dh = {0x2A, 0x86, 0x48, 0xCE, 0x3E, 2, 1};  // RFC 3279 section 2.3.3
constexpr std::array<uint8_t, 9> kPkcs3Dh = {0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 3, 1};
constexpr std::array<uint8_t, 8> kP256 = {0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7};
constexpr std::array<uint8_t, 5> kP384 = {0x2B, 0x81, 4, 0, 0x22};
constexpr std::array<uint8_t, 5> kP521 = {0x2B, 0x81, 4, 0, 0x23};

int integer_bits(Input magnitude) {
  while (!magnitude.empty() && magnitude[0] == 0) magnitude = magnitude.subspan(1);
  if (magnitude.empty()) return 0;
  int bits = static_cast<int>(magnitude.size()) * 8;
  for (uint8_t top = magnitude[0]; (top & 0x80U) == 0; top = static_cast<uint8_t>(top << 1U)) --bits;
  return bits;
}

// First INTEGER of a SEQUENCE: the modulus of an RSAPublicKey, the prime of DSA and DH parameters.
int first_integer_bits(Input element) {
  Parser outer(element);
  const auto sequence = outer.next(kSequence);
  if (!sequence) return 0;
  Parser parts(sequence->content);
  const auto number = parts.next(kInteger);
  return number ? integer_bits(number->content) : 0;
}

// Bits of the order of a curve that OpenSSL knows by its OID, 0 of others; remembered, because keys share a few.
int known_curve_bits(const std::string& dotted) {
  thread_local std::unordered_map<std::string, int> bits;
  const auto found = bits.find(dotted);
  if (found != bits.end()) return found->second;
  if (bits.size() > 4096) bits.clear();  // hostile input must not fill memory
  const std::unique_ptr<EC_GROUP, Deleter<EC_GROUP_free>> group(
      EC_GROUP_new_by_curve_name(OBJ_txt2nid(dotted.c_str())));
  return bits.emplace(dotted, group ? EC_GROUP_order_bits(group.get()) : 0).first->second;
}

// SpecifiedECDomain (SEC 1, C.2): version, field, curve, base point, order.
int explicit_curve_bits(Input parameters) {
  Parser outer(parameters);
  const auto sequence = outer.next(kSequence);
  Parser parts(sequence ? sequence->content : Input{});
  for (const uint8_t tag : {kInteger, kSequence, kSequence, kOctetString}) {
    if (!parts.next(tag)) return 0;
  }
  const auto order = parts.next(kInteger);
  return order ? integer_bits(order->content) : 0;
}

void read_curve(Input parameters, KeyInfo& info) {
  Parser parser(parameters);
  const auto oid = parser.next(kOid);
  if (!oid) {
    info.bits = explicit_curve_bits(parameters);
  } else if (equal(oid->content, kP256)) {
    info.curve = "P-256";
    info.bits = 256;
  } else if (equal(oid->content, kP384)) {
    info.curve = "P-384";
    info.bits = 384;
  } else if (equal(oid->content, kP521)) {
    info.curve = "P-521";
    info.bits = 521;
  } else {
    info.curve = oid_text(oid->content);
    info.bits = known_curve_bits(info.curve);
  }
}

// 1.3.101.110 to .113, RFC 8410 section 3.
std::string_view edwards_name(Input oid) {
  if (oid.size() != 3 || oid[0] != 0x2B || oid[1] != 0x65) return {};
  switch (oid[2]) {
    case 110:
      return "X25519";
    case 111:
      return "X448";
    case 112:
      return "Ed25519";
    case 113:
      return "Ed448";
    default:
      return {};
  }
}

}  // namespace

KeyInfo read_key_info(const Certificate& certificate) {
  KeyInfo info;
  const Input oid = certificate.key_algorithm;
  if (equal(oid, kRsa) || equal(oid, kEaRsa)) {
    info.type = "RSA";
    info.bits = first_integer_bits(certificate.key_bits);
  } else if (equal(oid, kRsaPss)) {
    info.type = "RSA-PSS";
    info.bits = first_integer_bits(certificate.key_bits);
  } else if (equal(oid, kEc)) {
    info.type = "EC";
    read_curve(certificate.key_parameters, info);
  } else if (equal(oid, kDsa)) {
    info.type = "DSA";
    info.bits = first_integer_bits(certificate.key_parameters);
  } else if (equal(oid, kX942Dh) || equal(oid, kPkcs3Dh)) {
    info.type = "DH";
    info.bits = first_integer_bits(certificate.key_parameters);
  } else if (const auto edwards = edwards_name(oid); !edwards.empty()) {
    info.type = edwards;
    // OpenSSL counts the bits of X25519's field order, and the octets of the others.
    info.bits = edwards == "X25519" ? 253 : static_cast<int>(certificate.key_bits.size()) * 8;
  } else {
    info.type = oid_text(oid);
  }
  return info;
}

}  // namespace candor::x509
