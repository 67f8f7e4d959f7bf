// `candor evidence diff`: what changed between two evidence sets of one incident, as the periodic updates of a report
// on delayed revocation owe it: revoked, not yet revoked, expired instead, and the estimate for the rest.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "desk/evidence_listing.h"

namespace candor::desk {

struct EvidenceDiff {
  Instant as_of;                       // of the new set
  std::optional<Instant> since;        // of the old one, when known
  uint64_t rows = 0;                   // in the new set, each certificate once
  uint64_t revoked = 0;                // in the new set
  uint64_t newly_revoked = 0;          // of these, not revoked in the old set
  uint64_t not_yet_revoked = 0;        // neither revoked nor expired
  uint64_t expired_since = 0;          // not revoked in the old set, expired in the new one without being revoked
  uint64_t expired_unrevoked = 0;      // in all
  std::vector<std::string> added;      // hashes of rows only in the new set
  std::vector<std::string> gone;       // only in the old set
  std::vector<std::string> undone;     // revoked in the old set, not in the new one
  uint64_t dated = 0;                  // not yet revoked, and the row names a date ahead
  std::optional<Instant> dated_until;  // the last of these
  std::optional<Instant> promised;     // ahead: --planned or --revoke-by of the new set, else what all its rows name
  std::optional<Instant> projected;    // at the rate since the old set
  // Sentences on rows of either set that were not counted or not understood.
  std::vector<std::string> remarks;
};

// `as_of` is used for a listing without a manifest.
Result<EvidenceDiff> diff_evidence(const EvidenceListing& before, const EvidenceListing& now, Instant as_of);

// Markdown, ready for the update; the estimate is left open with a comment where nothing supports one.
std::string diff_text(const EvidenceDiff& diff);
std::string diff_json(const EvidenceDiff& diff);

}  // namespace candor::desk
