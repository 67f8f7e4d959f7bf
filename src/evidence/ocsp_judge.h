// OCSP responses against the certificates they were served for: which answers whom, and what is wrong with it.
//
// A successful response says itself, in its certID, whom it is about. One that is not successful holds nothing but its
// status; then the file's name tells: see named_rows().
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "evidence/evidence_set.h"
#include "evidence/ocsp_signer.h"
#include "evidence/ocsp_times.h"
#include "evidence/revocation.h"
#include "evidence/signature.h"
#include "evidence/status_problem.h"
#include "evidence/subject_notes.h"

namespace candor::evidence {

// What one response says of one certificate.
struct OcspAnswer {
  std::string file;
  x509::OcspCertStatus status = x509::OcspCertStatus::unknown;
  std::optional<Instant> revoked;
  x509::Reason reason = x509::Reason::none;
  OcspTimes times;
  SignerVerdict signer;
};

// All that was served for one row.
struct OcspServed {
  std::vector<OcspAnswer> answers;      // by thisUpdate once sorted
  std::vector<StatusFinding> failures;  // no answer: not successful, unreadable, for another certificate
};

// A file that could not be used for any certificate.
struct OcspRejected {
  std::string file, sha256, reason;
};

class OcspJudge {
 public:
  OcspJudge(const EvidenceSet& set, const SubjectNotes& notes, const IssuerCertificates& issuers);

  // One file. Nothing of `bytes` is kept. False when it is no OCSP response and its name stands for no certificate.
  bool take(const std::string& file, x509::Input bytes);

  // A file that is too large to be a response.
  void refuse(const std::string& file, std::string reason) { rejected_.push_back({file, "", std::move(reason)}); }

  const std::unordered_map<uint32_t, OcspServed>& served() const { return served_; }
  const std::vector<OcspRejected>& rejected() const { return rejected_; }
  uint64_t unverified() const { return unverified_; }  // successful responses whose issuer was not given

  // Rows that a file's name stands for: one with a SHA-256 digest (64 hexadecimal digits) of the certificate or
  // precertificate in it; or a serial number, as the whole name without its ending, or as a word of 16 hexadecimal
  // digits or more.
  std::vector<uint32_t> named_rows(const std::string& file) const;

 private:
  enum class Match : uint8_t { full, other_issuer, other_serial };
  struct Issuer {
    std::vector<x509::Input> certificates;
    std::map<std::string, std::string> name_hashes;              // by algorithm OID
    std::map<std::string, std::vector<std::string>> key_hashes;  // of the certificates
  };

  Issuer& issuer_of(uint32_t row);
  Match match(uint32_t row, const x509::OcspCertId& id);
  const std::vector<uint32_t>& with_serial(const std::string& serial) const;
  bool take_failure(const std::string& file, const x509::OcspResponse& response, x509::Input bytes);
  bool about_left_out(const std::string& file, x509::Input singles) const;
  void take_singles(const std::string& file, const x509::OcspResponse& response, x509::Input bytes);
  void take_single(const std::string& file, const x509::OcspResponse& response, const x509::OcspSingle& single,
                   std::vector<uint32_t>& answered, std::vector<uint32_t>& near);
  void fail(uint32_t row, StatusProblem problem, const std::string& file, std::string detail);
  void reject(const std::string& file, x509::Input bytes, std::string reason);

  const EvidenceSet& set_;
  const SubjectNotes& notes_;
  const IssuerCertificates& issuers_;
  OcspSigners signers_;
  Sha256 sha256_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_serial_, by_hash_;
  std::unordered_set<std::string> left_out_;  // serials of certificates in the input that are in no row
  std::map<std::string, Issuer> issuer_cache_;
  std::unordered_map<uint32_t, OcspServed> served_;
  std::vector<OcspRejected> rejected_;
  uint64_t unverified_ = 0;
};

}  // namespace candor::evidence
