// Judges the bugs of a saved answer of the tracker.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lifecycle/audit.h"

namespace candor::desk {

// Comments of a bug may hold 65,535 characters each, and a file many bugs.
inline constexpr size_t kLargestBugFile = size_t{256} << 20U;

Result<std::vector<lifecycle::BugAudit>> audit_bytes(const std::string& name, const std::string& bytes,
                                                     const lifecycle::AuditOptions& options);

}  // namespace candor::desk
