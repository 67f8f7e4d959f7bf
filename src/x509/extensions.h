// The values inside extensions, read on demand. Every reader visits items in order and stops where the value breaks,
// returning false; what came before the break was visited.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "x509/certificate.h"
#include "x509/general_names.h"

namespace candor::x509 {

// Calls visit(oid) for each policy OID of a CertificatePolicies value.
template <typename Visit>
bool for_each_policy(Input value, Visit&& visit) {
  return for_each_element(value, [&](Parser& policies) {
    const auto policy = policies.next(kSequence);
    Parser parts(policy ? policy->content : Input{});
    const auto oid = parts.next(kOid);
    if (oid) visit(oid->content);
    return oid.has_value();
  });
}

// Calls visit(oid) for each purpose of an ExtKeyUsage value.
template <typename Visit>
bool for_each_purpose(Input value, Visit&& visit) {
  return for_each_element(value, [&](Parser& purposes) {
    const auto oid = purposes.next(kOid);
    if (oid) visit(oid->content);
    return oid.has_value();
  });
}

// accessMethods of an authority information access, RFC 5280 section 4.2.2.1: id-ad-ocsp and id-ad-caIssuers.
inline constexpr std::array<uint8_t, 8> kAccessOcsp = {0x2B, 6, 1, 5, 5, 7, 0x30, 1};
inline constexpr std::array<uint8_t, 8> kAccessIssuers = {0x2B, 6, 1, 5, 5, 7, 0x30, 2};

// Calls visit(location), a GeneralName, for each AccessDescription with this method of an AuthorityInfoAccess value.
template <typename Visit>
bool for_each_access(Input value, Input wanted, Visit&& visit) {
  return for_each_element(value, [&](Parser& descriptions) {
    const auto description = descriptions.next(kSequence);
    Parser parts(description ? description->content : Input{});
    const auto method = parts.next(kOid);
    const auto location = parts.next();
    if (method && location && equal(method->content, wanted)) visit(*location);
    return location.has_value();
  });
}

struct BasicConstraints {
  bool ca = false;
  std::optional<int64_t> path_length;
};
std::optional<BasicConstraints> read_basic_constraints(Input value);

// Key usage bits, bit 0 (digitalSignature) is the lowest; nullopt when malformed.
std::optional<unsigned> read_key_usage(Input value);

Input read_key_id(Input authority_key_id_value);  // keyIdentifier [0], empty if none

struct KeyInfo {
  std::string type;   // "RSA", "RSA-PSS", "EC", "Ed25519", ..., else the dotted OID
  int bits = 0;       // RSA modulus, order of the EC curve; 0 if not known
  std::string curve;  // "P-256", ..., or dotted OID
};
// From the SubjectPublicKeyInfo, without decoding the key.
KeyInfo read_key_info(const Certificate& certificate);

// Signed certificate timestamp, RFC 6962 section 3.2.
struct Sct {
  uint8_t version = 0;
  Input log_id;       // 32 bytes
  Instant timestamp;  // whole seconds; milliseconds in `millis`
  uint64_t millis = 0;
  Input extensions;
  uint8_t hash = 0, signature_algorithm = 0;
  Input signature;
};
// SCTs of an embedded SignedCertificateTimestampList extension value. False when the list is malformed.
bool read_scts(Input value, std::vector<Sct>& out);
// True when that would read all of it and each is of version 1 with an algorithm that RFC 6962 allows.
bool is_sct_list(Input value);

// The TBSCertificate without poison and SCT list, re-encoded: equal for a precertificate and its certificate
// (RFC 6962 section 3.2). With `replace_issuer` also the issuer and authority key identifier are left out, for
// precertificates signed by a precertificate signing certificate. Empty when the TBS cannot be walked.
std::string pairing_tbs(const Certificate& certificate, bool replace_issuer = false);
// The same as the SEQUENCE that logs sign; empty likewise.
std::string logged_tbs(const Certificate& certificate);

}  // namespace candor::x509
