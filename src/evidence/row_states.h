// What CRLs, one after another, say of the rows: which revocation holds, which hold has ended, which revocation was
// left out though it should have stayed.
#pragma once

#include <optional>

#include "evidence/evidence_set.h"
#include "evidence/revocation.h"
#include "x509/crl.h"

namespace candor::evidence {

class RowStates {
 public:
  RowStates(const EvidenceSet& set, Revocations& out) : set_(set), out_(out) {}

  // Another CRL; `later`: issued after the moment that is asked about, so that it adds but changes and ends nothing.
  void begin(std::optional<Instant> issued, bool later) {
    out_.rows.resize(set_.pairing.rows.size());  // not before: it takes memory, and there may be no CRL
    issued_ = issued;
    later_ = later;
  }
  // Its entry for the row.
  void apply(uint32_t row, const x509::CrlEntry& entry);

  // Of rows that must be in it while they are revoked: forget() before it is read, end_unless_seen() behind it. The
  // first for all rows where none is named.
  void forget();
  void forget(uint32_t row) { states()[row].seen = 0; }
  // Revoked, and not seen since; cheap, so that it is asked first.
  bool may_end(uint32_t row) const {
    const RevokedRows::State& state = out_.rows.states()[row];
    return state.known != 0 && state.ended == 0 && state.seen == 0;
  }
  void end_unless_seen(uint32_t row);

 private:
  std::vector<RevokedRows::State>& states() { return out_.rows.states(); }
  void take_back(uint32_t row);
  bool expired(uint32_t row) const;

  const EvidenceSet& set_;
  Revocations& out_;
  std::optional<Instant> issued_;  // thisUpdate of the CRL at hand
  bool later_ = false;
};

}  // namespace candor::evidence
