// `candor evidence status`: what a CA served about its certificates, judged and listed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/evidence_facts.h"
#include "desk/evidence_manifest.h"
#include "desk/evidence_request.h"
#include "evidence/status_problem.h"

namespace candor::desk {

struct StatusJudged {
  Manifest manifest;
  EvidenceFacts facts;        // of the certificates that have a problem; summary.problems are those that were found
  uint64_t certificates = 0;  // looked at
  uint64_t responses = 0, unverified = 0, without_pointer = 0, expired = 0, rejected = 0;
  bool ocsp_given = false;
  std::map<std::string, uint64_t> answers;
  std::vector<evidence::StatusFinding> crls;

  bool clean() const { return facts.summary.total.rows() == 0 && crls.empty() && rejected == 0; }
};

// Writes problems.csv, crl-problems.csv, appendix.csv and one listing a problem, summary.json, impact.md, rejected.tsv
// and manifest.json: the folder whole or not at all. Of the request, certificates, CRLs, OCSP responses, issuers, the
// moment, `where` and the version count.
Result<StatusJudged> judge_evidence_status(const EvidenceRequest& request, const EvidenceHooks& hooks,
                                           const std::string& folder);

}  // namespace candor::desk
