// The clock of the certificates themselves: an evidence set has to be revoked by the time its reason gives
// (guidelines/revocation/), or by the time that was stated for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guidelines/revocation.h"
#include "lifecycle/clocks/clock.h"
#include "lifecycle/incident.h"

namespace candor::lifecycle {

inline constexpr std::string_view kRevocationClock = "revocation";

struct RevocationDeadline {
  const guidelines::RevocationReason* reason = nullptr;  // null: the deadline was stated, without a reason
  std::optional<Event> from;                             // where the time began; empty: not known
  Instant must;
  std::optional<Instant> should;
  std::string citation;  // "TLS-BR 2.2.6, 4.9.1.1 (12)"; empty: stated
};

// Counted from the instant that was told with the set, else from the receipt of the problem report, else from when the
// CA became aware (ambiguity 35). A stated deadline counts before that of the reason. Nothing when neither is known.
std::optional<RevocationDeadline> revocation_deadline(const Incident& incident, const EvidenceSet& set);

// One clock, or two where an earlier time is recommended, for each set with a deadline. Met or missed by the first
// state of the set in which nothing was left to revoke; unknown when that was looked at only after the deadline.
std::vector<ClockResult> revocation_clocks(const Incident& incident, Instant as_of);

}  // namespace candor::lifecycle
