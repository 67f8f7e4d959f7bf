// Certificate revocation lists, streamed: a million entries cost no memory here.
//
// Ownership: every Input points into the buffer given to parse_crl().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "x509/certificate.h"

namespace candor::x509 {

// RFC 5280 section 5.3.1. 7 is not used.
enum class Reason : int8_t {
  none = -1,
  unspecified = 0,
  key_compromise = 1,
  ca_compromise = 2,
  affiliation_changed = 3,
  superseded = 4,
  cessation_of_operation = 5,
  certificate_hold = 6,
  remove_from_crl = 8,
  privilege_withdrawn = 9,
  aa_compromise = 10
};
std::string_view reason_text(Reason reason);  // "keyCompromise"; empty for none
Reason read_reason(Input enumerated);         // an ENUMERATED, header included; none when it is no reason

struct Crl {
  Input whole, tbs;
  int version = 1;
  Input issuer;
  TimeView this_update, next_update;  // next_update.tag is 0 when absent
  Input entries;                      // content of revokedCertificates; empty if none
  Input number;                       // CRLNumber content; empty if none
  Input delta_base;                   // BaseCRLNumber content; empty for a complete CRL
  Input authority_key_id;             // keyIdentifier
  Input issuing_point;                // IssuingDistributionPoint value; empty if none
  bool indirect = false;              // RFC 5280 section 5.2.5
  Input unknown_critical;             // OID of a critical extension that is not known here; empty if none
  Input signature_algorithm, signature;
  std::string_view problem;  // what is wrong; empty when it parses cleanly
};

struct CrlEntry {
  Input serial;
  TimeView revoked;
  Reason reason = Reason::none;
  std::optional<Instant> invalidity;
  Input certificate_issuer;  // GeneralNames value of an indirect CRL's entry; empty: as the entry before
  Input unknown_critical;    // OID of a critical extension that is not known here; empty if none
  bool clean = true;
};

// IssuingDistributionPoint, RFC 5280 section 5.2.5: which certificates a CRL speaks of.
struct IssuingPoint {
  std::vector<std::string> uris;
  bool named = false;  // by these or in another way: it is one part of several
  bool only_users = false, only_cas = false, only_attributes = false, some_reasons = false, indirect = false;
};
IssuingPoint read_issuing_point(Input value);

// A critical extension, of the list or of an entry, that is not known here; empty if none. Who cannot process one must
// not use the CRL (RFC 5280 sections 5.2 and 5.3). Goes through all entries.
Input unknown_critical(const Crl& crl);

// Reads the frame of a CRL in DER; entries are read on demand. Never fails: see `problem`.
Crl parse_crl(Input der);

// Next entry of Crl::entries; nullopt at the end or where the list breaks (then !list.done()).
std::optional<CrlEntry> next_entry(Parser& list);

}  // namespace candor::x509
