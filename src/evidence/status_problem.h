// What can be wrong with the revocation status that a CA serves: the documented contract of `candor evidence status`.
// One table line a problem; the manual, problems.csv and summary.json name them by id.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace candor::evidence {

enum class StatusProblem : uint8_t {
  // of a certificate: at most 32, one bit each in Record::problems
  ocsp_missing,
  ocsp_unreadable,
  ocsp_malformed_request,
  ocsp_internal_error,
  ocsp_try_later,
  ocsp_sig_required,
  ocsp_unauthorized,
  ocsp_other_serial,
  ocsp_other_issuer,
  ocsp_unknown,
  ocsp_contradicts_crl,
  ocsp_stale,
  ocsp_not_yet_valid,
  ocsp_no_next_update,
  ocsp_too_short,
  ocsp_too_long,
  ocsp_not_refreshed,
  ocsp_bad_signature,
  ocsp_unknown_responder,
  ocsp_undelegated,
  ocsp_responder_expired,
  ocsp_no_nocheck,
  ocsp_outlives_responder,
  ocsp_revocation_vanished,
  crl_entry_vanished,
  // of a CRL
  crl_malformed,
  crl_unknown_critical,
  crl_bad_signature,
  crl_expired,
  crl_not_yet_valid,
  crl_no_next_update,
  crl_too_long,
  crl_no_number,
  crl_number_backwards,
  crl_number_reused,
  crl_number_too_long,
  crl_gap,
  crl_entries_vanished,
  count
};

struct StatusProblemInfo {
  StatusProblem problem;
  std::string_view id;        // "ocsp-try-later"
  std::string_view title;     // "OCSP says tryLater"
  std::string_view citation;  // where the duty stands
};

std::span<const StatusProblemInfo> status_problems();  // in the order of the enumeration
const StatusProblemInfo& info(StatusProblem problem);
inline bool of_certificate(StatusProblem problem) {
  return problem < StatusProblem::crl_malformed;
}

// One problem that was found.
struct StatusFinding {
  StatusProblem problem;
  std::string file;    // of the response or CRL; empty when it is missing
  std::string detail;  // one sentence
};

}  // namespace candor::evidence
