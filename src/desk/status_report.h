// What `candor evidence status` writes besides listings: tables of problems, summary.json, impact.md.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "desk/evidence_status.h"
#include "evidence/evidence_set.h"
#include "evidence/ocsp_judge.h"
#include "evidence/subject_notes.h"
#include "guidelines/version.h"

namespace candor::desk {

struct StatusTables {
  const evidence::EvidenceSet& set;
  const evidence::SubjectNotes& notes;
  bool guard_formulas;

  // One row a certificate and problem, in the order of the appendix.
  Status write_problems(const std::string& path,
                        const std::unordered_map<uint32_t, std::vector<evidence::StatusFinding>>& rows) const;
  Status write_crls(const std::string& path, const std::vector<evidence::StatusFinding>& crls) const;
  // Certificates that could not be read, then responses that could not be used.
  Status write_rejected(const std::string& path, const std::vector<evidence::OcspRejected>& responses) const;
};

std::string status_summary(const StatusJudged& judged);
std::string status_impact(const StatusJudged& judged, const guidelines::Version& version);

}  // namespace candor::desk
