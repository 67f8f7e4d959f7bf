// Attached listings as numbers: how many distinct certificates, how many of them neither revoked nor expired.
#pragma once

#include <optional>
#include <string>

#include "rules/rule.h"

namespace candor::rules {

struct ListingCount {
  std::string name;                    // of the first listing
  long long certificates = 0;          // distinct, over all listings
  std::optional<long long> remaining;  // neither revoked nor expired at as_of; empty for a URL list
  long long unfinished = 0;            // rows whose revocation is planned or delayed
};

// Empty when no listing is attached.
std::optional<ListingCount> count_listings(const Input& in);

}  // namespace candor::rules
