// `candor evidence merge`: N shards of one run to the evidence set that one run without shards writes, byte for byte.
// `candor evidence verify`: the same run once more, and what came out differently.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/evidence_build.h"

namespace candor::desk {

// Fails when a shard is missing, is there twice, or comes from another run (other input, options or tool).
Result<EvidenceBuilt> merge_evidence(const std::vector<std::string>& folders, const EvidenceHooks& hooks,
                                     const std::string& output);

struct Verification {
  uint64_t outputs = 0;                   // that the manifest names
  std::vector<std::string> differences;   // one sentence each; empty: all is as the manifest says
  std::vector<std::string> explanations;  // what differs before the outputs: inputs, the tool
};

// Builds again into a temporary folder beside the manifest's, and compares digests; also those of the files that lie
// beside the manifest. Relative names of inputs start from `base` (the current folder when empty).
Result<Verification> verify_evidence(const std::string& manifest, const std::string& base, const EvidenceHooks& hooks);

}  // namespace candor::desk
