// Which precertificate belongs to which certificate (RFC 6962 section 3.2), which bytes came twice, and what does not
// fit. Works on records alone; order of the input does not matter.
#pragma once

#include <cstdint>
#include <vector>

#include "evidence/record_store.h"
#include "evidence/signing_cas.h"

namespace candor::evidence {

constexpr uint32_t kNoRecord = UINT32_MAX;

// One row of the appendix: a pair, or a certificate or precertificate alone.
struct Row {
  uint32_t certificate = kNoRecord;  // index into the records
  uint32_t precertificate = kNoRecord;
  uint32_t main() const { return certificate != kNoRecord ? certificate : precertificate; }
};

enum class OddPair : uint8_t {
  two_certificates,     // two certificates for one precertificate
  two_precertificates,  // two precertificates for one certificate
  same_serial,          // same issuer, serial and key, but the TBS differ: no pair
  signing_ca,           // paired through a precertificate signing CA
  poison_and_scts       // not of a pair: the poison makes it a precertificate, which cannot have SCTs yet
};

struct PairRemark {
  OddPair what;
  uint32_t first, second;  // indices into the records; the same one where it is about one
};

struct Pairing {
  std::vector<Row> rows;  // only of records that match; ordered by not before, then SHA-256
  std::vector<PairRemark> remarks;
  uint64_t duplicates = 0;  // records whose bytes came before
};

// Marks duplicates in `records` and pairs the rest. A row is kept when either of its two matches. The records are put
// into the order of the rows. Across issuers only what `signing_cas` allows is paired. The result does not depend on
// the number of threads.
Pairing pair_records(RecordStore& records, size_t threads, const SigningCas& signing_cas = {});

}  // namespace candor::evidence
