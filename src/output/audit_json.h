// The judgement of bugs as JSON: docs/audit-output.md describes every member.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "lifecycle/audit.h"

namespace candor::output {

nlohmann::ordered_json to_json(const lifecycle::BugAudit& audit);

}  // namespace candor::output
