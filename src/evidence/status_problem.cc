#include "evidence/status_problem.h"

#include <array>

namespace candor::evidence {

namespace {

using enum StatusProblem;

constexpr size_t kCount = static_cast<size_t>(StatusProblem::count);

// "TLS BR 4.9.9" also stands for S/MIME BR 4.9.10, which says the same; "MRSP" is Mozilla's Root Store Policy.
constexpr std::array<StatusProblemInfo, kCount> kProblems = {{
    {ocsp_missing, "ocsp-missing", "no OCSP response", "TLS BR 4.9.9"},
    {ocsp_unreadable, "ocsp-unreadable", "not a readable OCSP response", "RFC 6960 4.2.1"},
    {ocsp_malformed_request, "ocsp-malformed-request", "OCSP says malformedRequest", "TLS BR 4.9.9"},
    {ocsp_internal_error, "ocsp-internal-error", "OCSP says internalError", "TLS BR 4.9.9"},
    {ocsp_try_later, "ocsp-try-later", "OCSP says tryLater", "TLS BR 4.9.9"},
    {ocsp_sig_required, "ocsp-sig-required", "OCSP says sigRequired", "TLS BR 4.9.9"},
    {ocsp_unauthorized, "ocsp-unauthorized", "OCSP says unauthorized", "TLS BR 4.9.9"},
    {ocsp_other_serial, "ocsp-other-serial", "OCSP response for another serial number", "RFC 6960 3.2"},
    {ocsp_other_issuer, "ocsp-other-issuer", "OCSP response for another issuer", "RFC 6960 3.2"},
    {ocsp_unknown, "ocsp-unknown", "OCSP says unknown", "TLS BR 4.9.9"},
    {ocsp_contradicts_crl, "ocsp-contradicts-crl", "OCSP and CRL contradict each other", "TLS BR 4.10.1"},
    {ocsp_stale, "ocsp-stale", "OCSP response is past its nextUpdate", "TLS BR 4.9.9"},
    {ocsp_not_yet_valid, "ocsp-not-yet-valid", "thisUpdate of the OCSP response lies ahead", "RFC 6960 4.2.2.1"},
    {ocsp_no_next_update, "ocsp-no-next-update", "OCSP response without nextUpdate", "TLS BR 4.9.9"},
    {ocsp_too_short, "ocsp-too-short", "OCSP response valid for less than 8 hours", "TLS BR 4.9.9"},
    {ocsp_too_long, "ocsp-too-long", "OCSP response valid for too long", "TLS BR 4.9.9; MRSP 6"},
    {ocsp_not_refreshed, "ocsp-not-refreshed", "OCSP response not renewed in time", "TLS BR 4.9.9; MRSP 6"},
    {ocsp_bad_signature, "ocsp-bad-signature", "signature of the OCSP response does not verify", "RFC 6960 3.2"},
    {ocsp_unknown_responder, "ocsp-unknown-responder", "nobody known signed the OCSP response", "RFC 6960 4.2.2.2"},
    {ocsp_undelegated, "ocsp-undelegated", "OCSP responder is not delegated by the issuer", "RFC 6960 4.2.2.2"},
    {ocsp_responder_expired, "ocsp-responder-expired", "certificate of the OCSP responder is not valid",
     "RFC 6960 3.2"},
    {ocsp_no_nocheck, "ocsp-no-nocheck", "OCSP responder without id-pkix-ocsp-nocheck", "TLS BR 4.9.9"},
    {ocsp_outlives_responder, "ocsp-outlives-responder", "nextUpdate after the end of the signing certificate",
     "MRSP 6"},
    {ocsp_revocation_vanished, "ocsp-revocation-vanished", "OCSP says good after it said revoked, without a hold",
     "TLS BR 4.10.1"},
    {crl_entry_vanished, "crl-entry-vanished", "revocation gone from a later CRL before expiry", "TLS BR 4.10.1"},
    {crl_malformed, "crl-malformed", "CRL is malformed", "RFC 5280 5.1"},
    {crl_unknown_critical, "crl-unknown-critical", "critical extension of the CRL is not known", "RFC 5280 5.2"},
    {crl_bad_signature, "crl-bad-signature", "signature of the CRL does not verify", "RFC 5280 5.1.1.3"},
    {crl_expired, "crl-expired", "CRL is past its nextUpdate", "TLS BR 4.9.7"},
    {crl_not_yet_valid, "crl-not-yet-valid", "thisUpdate of the CRL lies ahead", "RFC 5280 5.1.2.4"},
    {crl_no_next_update, "crl-no-next-update", "CRL without nextUpdate", "RFC 5280 5.1.2.5"},
    {crl_too_long, "crl-too-long", "CRL valid for too long", "TLS BR 7.2; MRSP 6"},
    {crl_no_number, "crl-no-number", "CRL without CRL number", "RFC 5280 5.2.3"},
    {crl_number_backwards, "crl-number-backwards", "CRL numbers do not increase", "RFC 5280 5.2.3"},
    {crl_number_reused, "crl-number-reused", "two CRLs of one number differ", "RFC 5280 5.2.3"},
    {crl_number_too_long, "crl-number-too-long", "CRL number of more than 20 octets", "RFC 5280 5.2.3"},
    {crl_gap, "crl-gap", "too long between two CRLs", "TLS BR 4.9.7; MRSP 6"},
    {crl_entries_vanished, "crl-entries-vanished", "entries gone from a later CRL", "TLS BR 4.10.1"},
}};

constexpr bool in_order() {
  for (size_t i = 0; i < kCount; ++i) {
    if (kProblems[i].problem != static_cast<StatusProblem>(i)) return false;
  }
  return true;
}
static_assert(in_order());
static_assert(static_cast<size_t>(crl_malformed) <= 32, "one bit each in Record::problems");

}  // namespace

std::span<const StatusProblemInfo> status_problems() {
  return kProblems;
}

const StatusProblemInfo& info(StatusProblem problem) {
  return kProblems[static_cast<size_t>(problem)];
}

}  // namespace candor::evidence
