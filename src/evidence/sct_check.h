// Can a certificate be shown to be logged? Its embedded SCTs, verified with the keys of a log list (RFC 6962 section
// 3.2).
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "evidence/ct_logs.h"
#include "evidence/signature.h"
#include "evidence/worker.h"
#include "x509/extensions.h"

namespace candor::evidence {

// "yes", "n/a" for a certificate that no TLS server uses, else "no: " and why.
inline constexpr std::string_view kLogged = "yes";
inline constexpr std::string_view kLogNotOwed = "n/a";

class SctChecker {
 public:
  // All three must outlive the checker. SCTs later than `as_of` show nothing.
  SctChecker(const CtLogs& logs, const IssuerCertificates& issuers, Instant as_of)
      : logs_(logs), issuers_(issuers), as_of_(as_of) {}

  // Logged is what has at least one SCT that verifies, of a log that the list has and had not retired by then.
  std::string judge(const x509::Certificate& certificate, CertType type) const;

 private:
  std::string_view judge_sct(const x509::Sct& sct, const std::vector<x509::Input>& issuers,
                             const std::string& tbs) const;

  const CtLogs& logs_;
  const IssuerCertificates& issuers_;
  Instant as_of_;
};

// Verdicts on the certificates that belong to the incident, gathered while they go by. Thread-safe.
class LoggedNotes {
 public:
  explicit LoggedNotes(const SctChecker& checker) : checker_(checker) {}

  // The notes must outlive what is returned.
  std::unique_ptr<Heuristic> noting(std::unique_ptr<Heuristic> inner);
  std::string verdict(const Record& record);

 private:
  friend class LoggedHeuristic;
  const SctChecker& checker_;
  std::mutex mutex_;
  std::map<Sha256Value, std::string> others_;  // all but kLogged
};

}  // namespace candor::evidence
