#include "desk/audit.h"

#include <fmt/format.h>
#include <optional>

#include "tracker/bug_as_of.h"
#include "tracker/read_bug.h"

namespace candor::desk {

Result<lifecycle::BugAudit> audit_record(const tracker::BugRecord& record, const lifecycle::AuditOptions& options) {
  if (!tracker::opened_by(record, options.as_of)) {
    const auto opened = record.bug.opened ? record.bug.opened : record.comments.front().at;
    return Error{fmt::format("bug {} was opened on {}: at {} there was nothing to judge", record.bug.id,
                             format_minute(*opened), format_minute(options.as_of)),
                 "Name a later --as-of."};
  }
  return lifecycle::audit(tracker::bug_as_of(record, options.as_of), options);
}

Result<std::vector<lifecycle::BugAudit>> audit_bytes(const std::string& name, const std::string& bytes,
                                                     const lifecycle::AuditOptions& options) {
  Result<std::vector<tracker::BugRead>> bugs = tracker::read_bugs(name, bytes);
  if (!bugs.ok()) return bugs.error();
  std::vector<lifecycle::BugAudit> audits;
  audits.reserve(bugs->size());
  std::optional<Error> too_early;
  for (const tracker::BugRead& bug : *bugs) {
    Result<lifecycle::BugAudit> audit = audit_record(bug.record, options);
    if (!audit.ok()) {
      too_early = audit.error();
      continue;
    }
    audits.push_back(std::move(*audit));
    auto& remarks = audits.back().remarks;
    remarks.insert(remarks.begin(), bug.remarks.begin(), bug.remarks.end());
  }
  if (audits.empty() && too_early) return *too_early;
  return audits;
}

}  // namespace candor::desk
