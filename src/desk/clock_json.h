// A clock as JSON, the same for a public bug and for an incident of our own: docs/audit-output.md describes each
// member.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "lifecycle/clocks/clock.h"

namespace candor::desk {

nlohmann::ordered_json clock_json(const lifecycle::ClockResult& clock);

}  // namespace candor::desk
