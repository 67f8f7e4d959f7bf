// What the Baseline Requirements and Mozilla say about the times in an OCSP response. Pure: no clock.
#pragma once

#include <vector>

#include "base/time.h"
#include "evidence/status_problem.h"

namespace candor::evidence {

struct OcspTimes {
  Instant this_update;
  std::optional<Instant> next_update;
};

// Problems with the interval itself, whenever it is looked at. For a CA certificate nextUpdate may lie 12 months ahead.
std::vector<StatusFinding> judge_interval(const OcspTimes& times, bool of_ca_certificate);

// Problems at the moment `as_of` with the newest response there is: stale, late, or from the future.
std::vector<StatusFinding> judge_freshness(const OcspTimes& times, bool of_ca_certificate, Instant as_of);

// When a newer response is due (TLS BR 4.9.9): half of the interval when that is under 16 hours; else 8 hours before
// nextUpdate, and 4 days after thisUpdate at the latest. For a CA certificate 12 months.
Instant refresh_due(const OcspTimes& times, bool of_ca_certificate);

// `instant` plus twelve months; 29 February becomes the 28th.
Instant plus_year(Instant instant);

}  // namespace candor::evidence
