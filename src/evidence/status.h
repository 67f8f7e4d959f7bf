// Judges the revocation status that a CA served for its certificates: OCSP responses and CRLs together.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "evidence/evidence_set.h"
#include "evidence/ocsp_judge.h"
#include "evidence/revocation.h"
#include "evidence/status_problem.h"
#include "evidence/subject_notes.h"

namespace candor::evidence {

struct StatusInputs {
  std::vector<std::string> ocsp;    // files and folders, one DER response a file
  std::vector<std::string> crls;    // files and folders, DER or PEM
  Instant as_of;                    // the moment at which the responses were fetched
  std::function<bool()> cancelled;  // may be null
};

struct StatusOutcome {
  std::unordered_map<uint32_t, std::vector<StatusFinding>> rows;  // per row at most one of each problem, in its order
  std::vector<StatusFinding> crls;                                // problems of CRLs, by file name
  Revocations revocations;
  std::map<std::string, uint64_t> answers;  // rows by what their newest response says: good, revoked, unknown, none
  std::vector<OcspRejected> rejected;
  uint64_t responses = 0;        // files that were read
  uint64_t unverified = 0;       // responses whose signature could not be checked: issuer not given
  uint64_t without_pointer = 0;  // rows whose certificate names no OCSP responder: no response is owed
  uint64_t expired = 0;          // rows whose certificate has expired: no response is owed any more
  bool ocsp_given = false;       // without --ocsp nothing is said about OCSP
};

Result<StatusOutcome> judge_status(EvidenceSet& set, const SubjectNotes& notes, const StatusInputs& inputs);

}  // namespace candor::evidence
