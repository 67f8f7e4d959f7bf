// An evidence set's folder (`candor evidence build`) as the record holds it: figures, moment and digest of the
// manifest.
#pragma once

#include <string>

#include "base/result.h"
#include "lifecycle/incident.h"

namespace candor::desk {

// `name`: of the problem; empty: the folder's.
Result<lifecycle::EvidenceSet> read_evidence_for_record(const std::string& folder, const std::string& name);

}  // namespace candor::desk
