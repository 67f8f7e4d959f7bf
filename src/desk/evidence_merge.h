// `candor evidence merge`: N shards of one run to the evidence set that one run without shards writes, byte for byte.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/evidence_build.h"

namespace candor::desk {

// Fails when a shard is missing, is there twice, or comes from another run (other input, options or tool).
Result<EvidenceBuilt> merge_evidence(const std::vector<std::string>& folders, const EvidenceHooks& hooks,
                                     const std::string& output);

}  // namespace candor::desk
