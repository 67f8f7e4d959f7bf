// Judges the bugs of a saved answer of the tracker.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lifecycle/audit.h"

namespace candor::desk {

// As it was then; an error when it was not there yet.
Result<lifecycle::BugAudit> audit_record(const tracker::BugRecord& record, const lifecycle::AuditOptions& options);

// Bugs that were not there yet are passed over; an error when none was.
Result<std::vector<lifecycle::BugAudit>> audit_bytes(const std::string& name, const std::string& bytes,
                                                     const lifecycle::AuditOptions& options);

}  // namespace candor::desk
