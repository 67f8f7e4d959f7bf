// What an evidence set says in numbers: the content of summary.json, read and written, and summed over shards.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "evidence/heuristic.h"
#include "evidence/summary.h"

namespace candor::desk {

// What --ct-logs found; rows count once.
struct LoggedFacts {
  uint64_t shown = 0;                         // at least one SCT verifies
  uint64_t not_owed = 0;                      // not for TLS servers
  std::map<std::string, uint64_t> not_shown;  // by reason

  uint64_t not_shown_rows() const;
};

struct EvidenceFacts {
  std::string guidelines;  // version asked for
  std::string columns_of;  // version whose columns the appendix has
  evidence::Summary summary;
  evidence::HeuristicText heuristic;
  std::optional<Instant> revoke_by, planned;
  std::vector<evidence::ListingFact> listings;  // earlier ones among the inputs
  std::vector<evidence::CrlFact> crls;
  std::vector<std::string> uncovered;  // issuers without a CRL
  uint64_t released = 0, vanished = 0;
  uint64_t asked = 0, not_found = 0;  // of --hashes and --serials
  uint64_t withheld = 0;              // rows whose names are left out as personal data
  bool lists_urls = false;
  std::optional<LoggedFacts> logged;  // none: not asked for

  // Rows neither revoked nor expired of whose revocation neither an option nor a listing says anything.
  uint64_t undecided() const;
};

std::string write_facts(const EvidenceFacts& facts);
nlohmann::ordered_json facts_json(const EvidenceFacts& facts);  // for a summary that says more
// Text out of certificates may hold anything; what is no UTF-8 is replaced.
std::string json_text(const nlohmann::ordered_json& json);
Result<EvidenceFacts> read_facts(const std::string& path);

// Adds another shard of the same run. What all shards see alike (CRLs, rejected input, what was not found) stays.
void add_shard(EvidenceFacts& sum, const EvidenceFacts& shard);

}  // namespace candor::desk
