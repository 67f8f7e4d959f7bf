// The JSON of manifest.json.
#pragma once

#include <nlohmann/json.hpp>

#include "desk/evidence_manifest.h"

namespace candor::desk {

// The options of a request as they stand in a manifest.
nlohmann::ordered_json options_json(const EvidenceRequest& request);

}  // namespace candor::desk
