// Which certificates are revoked, by any number of CRLs, and what the guidelines let "Is revoked?" say. CRLs are
// streamed against an index of the rows: memory does not grow with their size.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "evidence/evidence_set.h"
#include "evidence/revoked_rows.h"
#include "x509/crl.h"

namespace candor::evidence {

std::string_view to_string(IsRevoked value);

// What a row says: date and reason for Yes; for Planned and Delayed the date that is planned, where one is known.
struct RevocationCell {
  IsRevoked value = IsRevoked::not_applicable;
  std::optional<Revoked> revoked;
  std::optional<Instant> planned;
};

enum class Verified : uint8_t {
  no_issuer,  // --issuers has no certificate for it
  good,
  bad,
  unknown_algorithm  // OpenSSL does not know it: used like one that is not verified
};
std::string_view to_string(Verified verified);

// One CRL that was read, for the summary.
struct CrlFact {
  std::string file;
  std::string sha256;
  std::string issuer;
  std::optional<Instant> this_update, next_update;
  std::string number;  // hexadecimal, empty if none
  uint64_t entries = 0;
  bool delta = false, indirect = false;
  bool stale = false;        // next_update lies before the moment
  bool passed_over = false;  // a file that is no CRL, see note
  Verified verified = Verified::no_issuer;
  std::string problem;  // why it, or the rest of it, could not be read
  std::string note;     // what of it was not used though it can be read, and why; behind "The CRL of ..."
};

struct RevocationInputs {
  std::vector<std::string> crls;  // files and folders, DER or PEM
  Instant as_of;                  // revocations later than this are not counted
  size_t threads = 1;
  bool judged = false;  // what is no CRL is the business of who judges them (status), not an error
};

struct Revocations {
  RevokedRows rows;                    // by index into Pairing::rows
  std::vector<CrlFact> crls;           // by thisUpdate, then digest
  std::vector<std::string> uncovered;  // issuers of rows for which no CRL was given
  uint64_t released = 0;               // holds that ended
  uint64_t vanished = 0;               // in an earlier complete CRL, not in a later one, not expired
};

// Latest CRL wins; removeFromCRL and a hold that is gone from a later complete CRL end a revocation.
Result<Revocations> join_crls(EvidenceSet& set, const RevocationInputs& inputs);
// Rows known only from a listing that says they are revoked, and that no CRL has, are so from the moment it names.
void add_listed_revocations(const EvidenceSet& set, Instant as_of, Revocations& revocations);

// Value for the column. Revoked: Yes. Expired at `as_of`: N/A. Otherwise Planned while a deadline or a planned moment
// lies ahead (its date is the planned moment, else the deadline), Delayed once the deadline has passed or the planned
// moment lies behind it. Without either, what a listing says of a row known only from it; else N/A: nothing is claimed.
struct RevocationPlan {
  Instant as_of;
  std::optional<Instant> revoke_by;  // --revoke-by, the deadline
  std::optional<Instant> planned;    // --planned
};
RevocationCell revocation_cell(const EvidenceSet& set, const Revocations& revocations, uint32_t row,
                               const RevocationPlan& plan);

}  // namespace candor::evidence
