// The preliminary report of a new incident, from the facts known so far: it says what is known and, plainly, what is
// not, so that it can be posted within minutes and passes `candor check`.
#pragma once

#include "guidelines/version.h"
#include "lifecycle/incident.h"

namespace candor::desk {

struct Preliminary {
  lifecycle::Facts facts;
  std::optional<bool> contained;
  std::optional<int64_t> affected;  // certificates known so far
};

std::string preliminary_report(const Preliminary& known, const guidelines::Version& version, Instant now);

}  // namespace candor::desk
