// Which rows are revoked, when and why: eight bytes a row, whether few are revoked or all (after a mass revocation).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/time.h"
#include "x509/crl.h"

namespace candor::evidence {

// The four values of the guidelines (3.0 and later).
enum class IsRevoked : uint8_t { yes, planned, delayed, not_applicable };

struct Revoked {
  static constexpr Instant kNoDate{-Seconds(int64_t{1} << 47U)};  // revoked, says a listing, and not when
  Instant when;
  x509::Reason reason = x509::Reason::none;
};

class RevokedRows {
 public:
  // What the CRLs that went by so far say of a row.
  struct State {
    uint64_t moment : 48 = 0;  // seconds since 1970, moved up so that none is negative
    uint64_t reason : 8 = 0;
    uint64_t known : 1 = 0;     // a CRL had the row
    uint64_t ended : 1 = 0;     // and the revocation was taken back
    uint64_t seen : 1 = 0;      // in the complete CRL being read
    uint64_t vanished : 1 = 0;  // left out of a later one, though it was no hold

    void set(const Revoked& revoked) {
      moment = static_cast<uint64_t>(revoked.when.time_since_epoch().count() + kMoved) & 0xFFFFFFFFFFFFU;
      reason = static_cast<uint8_t>(revoked.reason) & 0xFFU;
      known = seen = 1;
      ended = 0;
    }
    Revoked get() const {
      return {Instant(Seconds(static_cast<int64_t>(moment) - kMoved)),
              static_cast<x509::Reason>(static_cast<int8_t>(reason))};
    }

   private:
    static constexpr int64_t kMoved = int64_t{1} << 47U;
  };
  static_assert(sizeof(State) == 8);

  void resize(size_t rows) { states_.resize(rows); }
  std::vector<State>& states() { return states_; }
  // What `other` says of its row `from` holds for `row` here.
  void take(uint32_t row, const RevokedRows& other, uint32_t from) {
    if (!other.find(from)) return;
    if (row >= states_.size()) resize(row + 1);
    states_[row] = other.states_[from];
  }

  std::optional<Revoked> find(uint32_t row) const {
    if (row >= states_.size() || states_[row].known == 0 || states_[row].ended != 0) return std::nullopt;
    return states_[row].get();
  }

 private:
  std::vector<State> states_;
};

}  // namespace candor::evidence
