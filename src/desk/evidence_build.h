// `candor evidence build`: certificates, CRLs, a moment and a heuristic to an evidence set in a folder.
#pragma once

#include <string>

#include "base/result.h"
#include "desk/evidence_facts.h"
#include "desk/evidence_manifest.h"
#include "desk/evidence_request.h"

namespace candor::desk {

struct EvidenceBuilt {
  EvidenceFacts facts;
  Manifest manifest;
};

// Writes the folder whole or not at all.
Result<EvidenceBuilt> build_evidence(const EvidenceRequest& request, const EvidenceHooks& hooks,
                                     const std::string& folder);

// Parts that a merge or `evidence status` shares.
class Staging;
const guidelines::Version& columns_version(const guidelines::Version& version);
Error nothing_read(const evidence::EvidenceSet& set);  // says why there is no certificate at all
bool wants_urls(const EvidenceRequest& request, uint64_t rows);
// summary.json, impact.md and manifest.json, with the digests of all that stands in the staging folder.
Status conclude(Staging& staging, Manifest& manifest);  // manifest.json alone
Status write_conclusions(Staging& staging, const EvidenceFacts& facts, Manifest& manifest);

}  // namespace candor::desk
