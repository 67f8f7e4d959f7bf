#include "evidence/row_states.h"

namespace candor::evidence {

using x509::Reason;
using State = RevokedRows::State;

void RowStates::apply(uint32_t row, const x509::CrlEntry& entry) {
  State& state = states()[row];
  const bool revoked = state.known != 0 && state.ended == 0;
  if (entry.reason == Reason::remove_from_crl) {
    if (revoked && !later_) take_back(row);
    return;
  }
  if (later_ && revoked) return;
  if (!entry.revoked.instant && revoked) {  // an earlier CRL may know more
    state.seen = 1;
    return;
  }
  state.set({entry.revoked.instant.value_or(Revoked::kNoDate), entry.reason});
}

void RowStates::forget() {
  for (State& state : states()) state.seen = 0;
}

// A hold was lifted; anything else should have stayed until the certificate expired (RFC 5280 section 3.3).
void RowStates::end_unless_seen(uint32_t row) {
  if (may_end(row) && !expired(row)) take_back(row);
}

// Only a hold ends; anything else stays revoked for good (RFC 5280 section 5.3.1, TLS BR 4.10.1), and to leave it out
// before the certificate has expired is a fault that is told once.
void RowStates::take_back(uint32_t row) {
  State& state = states()[row];
  if (state.get().reason == Reason::certificate_hold) {
    state.ended = 1;
    ++out_.released;
  } else if (state.vanished == 0 && !expired(row)) {
    state.vanished = 1;
    ++out_.vanished;
  }
}

// When the CRL at hand was issued.
bool RowStates::expired(uint32_t row) const {
  const int64_t not_after = set_.records[set_.pairing.rows[row].main()].not_after;
  return not_after != 0 && issued_ && not_after < issued_->time_since_epoch().count();
}

}  // namespace candor::evidence
