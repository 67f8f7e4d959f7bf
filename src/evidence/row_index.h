// Rows by issuer and serial number: how entries of CRLs and OCSP responses find their certificates. Two rows may share
// both (certificates that reuse a serial): each is found.
#pragma once

#include "evidence/buckets.h"
#include "evidence/evidence_set.h"
#include "evidence/pair_hash.h"

namespace candor::evidence {

class RowIndex {
 public:
  explicit RowIndex(const EvidenceSet& set, size_t threads = 1)
      : buckets_(set.pairing.rows.size(), threads, [&set](size_t row) {
          const Record& record = set.records[set.pairing.rows[row].main()];
          return mix(set.issuers.same_as(record.issuer), record.serial);
        }) {}

  // `issuer` as IssuerTable::same_as() numbers it; `serial`: content octets.
  template <typename Visit>
  void find(uint32_t issuer, x509::Input serial, Visit&& visit) const {
    find(key(issuer, serial), visit);
  }
  template <typename Visit>
  void find(uint64_t wanted, Visit&& visit) const {
    buckets_.visit(wanted, visit);
  }

  // What an issuer and a serial number are found by.
  static uint64_t key(uint32_t issuer, x509::Input serial) { return mix(issuer, hash_bytes(serial)); }

 private:
  static uint64_t mix(uint32_t issuer, uint64_t serial) { return serial ^ (uint64_t{issuer} * 0x9E3779B97F4A7C15U); }
  Buckets buckets_;
};

}  // namespace candor::evidence
