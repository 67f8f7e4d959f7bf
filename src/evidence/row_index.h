// Rows by issuer and serial number: how entries of CRLs and OCSP responses find their certificates. Two rows may share
// both (certificates that reuse a serial): each is found.
#pragma once

#include <algorithm>
#include <vector>

#include "evidence/evidence_set.h"
#include "evidence/pair_hash.h"

namespace candor::evidence {

class RowIndex {
 public:
  explicit RowIndex(const EvidenceSet& set) {
    const auto& rows = set.pairing.rows;
    entries_.reserve(rows.size());
    for (uint32_t i = 0; i < rows.size(); ++i) {
      const Record& record = set.records[rows[i].main()];
      entries_.push_back({mix(set.issuers.same_as(record.issuer), record.serial), i});
    }
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.row < b.row; });
  }

  // `issuer` as IssuerTable::same_as() numbers it; `serial`: content octets.
  template <typename Visit>
  void find(uint32_t issuer, x509::Input serial, Visit&& visit) const {
    find(key(issuer, serial), visit);
  }
  template <typename Visit>
  void find(uint64_t wanted, Visit&& visit) const {
    auto at = std::lower_bound(entries_.begin(), entries_.end(), wanted,
                               [](const Entry& entry, uint64_t value) { return entry.key < value; });
    for (; at != entries_.end() && at->key == wanted; ++at) visit(at->row);
  }

  // What an issuer and a serial number are found by.
  static uint64_t key(uint32_t issuer, x509::Input serial) { return mix(issuer, hash_bytes(serial)); }

 private:
  struct Entry {
    uint64_t key;
    uint32_t row;
  };
  static uint64_t mix(uint32_t issuer, uint64_t serial) { return serial ^ (uint64_t{issuer} * 0x9E3779B97F4A7C15U); }
  std::vector<Entry> entries_;
};

}  // namespace candor::evidence
