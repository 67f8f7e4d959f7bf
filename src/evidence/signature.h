// Signatures over CRLs, OCSP responses and SCTs, verified by OpenSSL with keys out of CA certificates.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "x509/certificate.h"

struct evp_pkey_st;

namespace candor::evidence {

enum class Verified : uint8_t;

// CA certificates by subject (compared as IssuerTable does, so that what is joined is verified) and key identifier.
class IssuerCertificates {
 public:
  // Files and folders, any format the evidence engine reads.
  static Result<IssuerCertificates> read(const std::vector<std::string>& inputs);

  // Tries every certificate of().
  Verified verify(x509::Input issuer_name, x509::Input key_id, x509::Input signed_bytes, x509::Input algorithm,
                  x509::Input signature) const;
  std::vector<x509::Input> all() const;  // DER, as they came
  // DER of the certificates with this subject and, where both are known, this key identifier.
  std::vector<x509::Input> of(x509::Input name, x509::Input key_id) const;

 private:
  struct Issuer {
    std::shared_ptr<const std::string> der;
    std::string subject;  // canonical
  };
  std::vector<Issuer> certificates_;
};

// True when `signature` over `bytes` verifies with the SubjectPublicKeyInfo under the AlgorithmIdentifier.
bool verify_signature(x509::Input public_key, x509::Input algorithm, x509::Input bytes, x509::Input signature);

// Whether OpenSSL can tell: it knows the algorithm, and the key (unless empty) is whole and for it. Where not, a
// signature that does not verify is nobody's fault.
bool can_verify(x509::Input public_key, x509::Input algorithm);

// The same with SHA-256 and the key's own algorithm: PKCS #1 for RSA, ECDSA.
bool verify_sha256(evp_pkey_st* key, x509::Input bytes, x509::Input signature);

}  // namespace candor::evidence
