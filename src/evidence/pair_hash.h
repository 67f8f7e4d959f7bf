// Hashes by which a precertificate finds its certificate (RFC 6962 section 3.2): XXH3, 128 bits over the parts of the
// TBSCertificate that both share, fed without copying. Not cryptographic: it joins a CA's own certificates, it proves
// nothing to an adversary; every pair is printed with both SHA-256 digests.
#pragma once

#include <cstdint>
#include <string>

#include "x509/certificate.h"

namespace candor::evidence {

struct PairHash {
  uint64_t low = 0, high = 0;  // TBS without poison, SCT list, issuer and authority key identifier
  uint64_t issuer_side = 0;    // issuer and authority key identifier
  uint64_t candidate = 0;      // serial and public key
};

// One a thread.
class PairHasher {
 public:
  // All zero when the TBS or its extensions cannot be walked.
  PairHash of(const x509::Certificate& certificate);

 private:
  // Thousands of certificates in a row have the same: it is hashed once.
  class IssuerSide {
   public:
    uint64_t of(x509::Input issuer, x509::Input key_id);

   private:
    std::string issuer_, key_id_;
    uint64_t value_ = 0;
  };
  IssuerSide issuer_side_;
};

uint64_t hash_bytes(x509::Input bytes, uint64_t seed = 0);

}  // namespace candor::evidence
