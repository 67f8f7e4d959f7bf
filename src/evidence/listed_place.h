// Which rows of earlier listings are about certificates that are there, and what becomes of the others.
#pragma once

#include <vector>

#include "base/result.h"
#include "evidence/evidence_set.h"

namespace candor::evidence {

struct ListedContext {
  std::vector<ListedRow> rows;       // in input order
  const Spill* elsewhere = nullptr;  // digests of certificates that other shards have; may be null
  uint32_t shard = 0, shards = 1;
};

// Rows that name a certificate or precertificate that was read are the same as that one. Of the rest, each that matches
// becomes a record known only from its listing (a pair of records when it names both), in the shard that its hash
// belongs to. Call it before records are paired. Fails when the digests cannot be read.
Status place_listed(EvidenceSet& set, ListedContext context);

}  // namespace candor::evidence
