// `candor evidence verify`: the same run once more, and what came out differently.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/evidence_build.h"

namespace candor::desk {

struct EvidenceVerification {
  uint64_t outputs = 0;                   // that the manifest names
  std::vector<std::string> differences;   // one sentence each; empty: all is as the manifest says
  std::vector<std::string> explanations;  // what differs before the outputs: inputs, the tool
};

// Builds again into a temporary folder beside the manifest's, and compares digests; also those of the files that lie
// beside the manifest. Relative names of inputs start from `base` (the current folder when empty).
Result<EvidenceVerification> verify_evidence(const std::string& manifest, const std::string& base,
                                             const EvidenceHooks& hooks);

}  // namespace candor::desk
