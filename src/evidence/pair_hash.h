// Hashes by which a precertificate finds its certificate (RFC 6962 section 3.2): XXH3, 128 bits over the parts of the
// TBSCertificate that both share, fed without copying. Not cryptographic: it joins a CA's own certificates, it proves
// nothing to an adversary; every pair is printed with both SHA-256 digests.
#pragma once

#include <cstdint>

#include "x509/certificate.h"
#include "x509/remembered.h"

namespace candor::evidence {

struct PairHash {
  uint64_t low = 0, high = 0;  // TBS without poison, SCT list, issuer and authority key identifier
  uint64_t issuer_side = 0;    // issuer and authority key identifier
  uint64_t candidate = 0;      // serial and the end of the public key
};

// One a thread.
class PairHasher {
 public:
  // All zero when the TBS or its extensions cannot be walked.
  PairHash of(const x509::Certificate& certificate);

 private:
  x509::Remembered<uint64_t> issuers_;  // hashes of their names
};

uint64_t hash_bytes(x509::Input bytes, uint64_t seed = 0);

}  // namespace candor::evidence
