// Counts and dates of an evidence set: what the report's Impact section must say, per problem and in total.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "evidence/revocation.h"

namespace candor::evidence {

// Of one problem, or of all together. Rows count once: a pair is one certificate.
struct Tally {
  std::string name;                    // the problem's name; empty for the total
  uint64_t certificates = 0;           // rows with a final certificate
  uint64_t precertificates_alone = 0;  // precertificates without a certificate (RFC 6962: as binding as one)
  std::optional<Instant> first, last;  // not before of the first and last issued
  uint64_t remaining_valid = 0;        // neither expired nor revoked at the moment
  uint64_t expired = 0;
  uint64_t revoked = 0;
  uint64_t planned = 0, delayed = 0;
  uint64_t malformed = 0;  // do not parse cleanly
  std::map<std::string, uint64_t> by_reason, by_type, by_issuer, by_month;

  uint64_t rows() const { return certificates + precertificates_alone; }
  uint64_t revoked_and_expired() const {  // counted under both
    const uint64_t counted = revoked + expired + remaining_valid;
    return counted - std::min(counted, rows());
  }
};

struct Summary {
  Instant as_of;
  Tally total;
  std::vector<Tally> problems;
  uint64_t inputs_read = 0;  // certificates and precertificates read, duplicates included
  uint64_t duplicates = 0, rejected = 0;
  uint64_t paired = 0;
  std::map<std::string, uint64_t> odd_pairs;
};

std::string_view odd_pair_name(OddPair what);

// Of rows of earlier listings, among Summary::odd_pairs.
inline constexpr std::string_view kListingsDisagree = "earlier listings contradict each other on a certificate";
// Bits of the problems of either certificate of the row.
uint32_t problems_of(const EvidenceSet& set, const Row& row);
// Rows that may name a natural person.
uint64_t personal_rows(const EvidenceSet& set);

Summary summarize(const EvidenceSet& set, const Revocations& revocations, const RevocationPlan& plan,
                  const std::vector<std::string>& problems);

}  // namespace candor::evidence
