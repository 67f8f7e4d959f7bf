// The life of an incident of our own, from the record.
#pragma once

#include "lifecycle/incident.h"
#include "lifecycle/life.h"

namespace candor::lifecycle {

// Only what was recorded as happening up to and including `as_of` counts.
Life life_of_incident(const Incident& incident, Instant as_of);

}  // namespace candor::lifecycle
