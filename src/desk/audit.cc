#include "desk/audit.h"

#include <iterator>

#include "tracker/read_bug.h"

namespace candor::desk {

Result<std::vector<lifecycle::BugAudit>> audit_bytes(const std::string& name, const std::string& bytes,
                                                     const lifecycle::AuditOptions& options) {
  Result<std::vector<tracker::BugRead>> bugs = tracker::read_bugs(name, bytes);
  if (!bugs.ok()) return bugs.error();
  std::vector<lifecycle::BugAudit> audits;
  audits.reserve(bugs->size());
  for (const tracker::BugRead& bug : *bugs) {
    audits.push_back(lifecycle::audit(bug.record, options));
    auto& remarks = audits.back().remarks;
    remarks.insert(remarks.begin(), bug.remarks.begin(), bug.remarks.end());
  }
  return audits;
}

}  // namespace candor::desk
