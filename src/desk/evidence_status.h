// `candor evidence status`: what a CA served about its certificates, judged and listed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/evidence_facts.h"
#include "desk/evidence_request.h"
#include "evidence/status_problem.h"

namespace candor::desk {

struct StatusRequest {
  EvidenceRequest evidence;       // certificates, CRLs, issuers, moment, --where, version; the rest is not used
  std::vector<std::string> ocsp;  // files and folders, one DER response a file
};

struct StatusJudged {
  EvidenceFacts facts;        // of the certificates that have a problem; summary.problems are those that were found
  uint64_t certificates = 0;  // looked at
  uint64_t responses = 0, unverified = 0, without_pointer = 0, expired = 0, rejected = 0;
  bool ocsp_given = false;
  std::map<std::string, uint64_t> answers;
  std::vector<evidence::StatusFinding> crls;

  bool clean() const { return facts.summary.total.rows() == 0 && crls.empty() && rejected == 0; }
};

// Writes problems.csv, crl-problems.csv, appendix.csv and one listing a problem, summary.json, impact.md and
// rejected.tsv: the folder whole or not at all.
Result<StatusJudged> judge_evidence_status(const StatusRequest& request, const EvidenceHooks& hooks,
                                           const std::string& folder);

}  // namespace candor::desk
