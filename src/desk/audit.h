// Judges the bugs of a saved answer of the tracker.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lifecycle/audit.h"

namespace candor::desk {

Result<std::vector<lifecycle::BugAudit>> audit_bytes(const std::string& name, const std::string& bytes,
                                                     const lifecycle::AuditOptions& options);

}  // namespace candor::desk
