// Appendix listings as data: what `evidence diff` and `evidence check` compare.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "evidence/cell_words.h"
#include "report/listing.h"

namespace candor::desk {

// A listing, of a CSV file or out of an evidence set's folder.
struct EvidenceListing {
  std::string name;
  report::Listing listing;
  std::optional<Instant> as_of, revoke_by, planned;  // of the manifest beside it
};

enum class Lists { refused, taken };  // files of crt.sh URLs, which say nothing but hashes

// `path` is a folder of `evidence build`, or a CSV file.
Result<EvidenceListing> read_evidence_listing(const std::string& path, Lists lists = Lists::refused);

using evidence::plain_hash;

}  // namespace candor::desk
