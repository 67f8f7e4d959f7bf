// Everything one run knows: records, the text of their rows, issuers, rejected stretches. Built by collect(), read by
// the writers.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/issuer_table.h"
#include "evidence/pairing.h"
#include "evidence/pipeline.h"
#include "evidence/spill.h"
#include "evidence/worker.h"

namespace candor::evidence {

// What was read, whatever its encoding or packing: SHA-256 over the SHA-256 of the certificates in input order.
struct Content {
  uint64_t certificates = 0;
  std::string sha256;
};

struct EvidenceSet {
  std::vector<InputFile> files;
  std::vector<Content> content;  // of each file, before shards are told apart
  Content all_content;
  std::vector<Record> records;
  std::vector<Rejected> rejected;
  IssuerTable issuers;
  std::unique_ptr<Spill> rows;
  Pairing pairing;
};

struct CollectOptions {
  std::vector<std::string> inputs;
  std::string scratch;  // folder for the spill file
  int threads = 1;
  uint32_t shard = 0, shards = 1;  // keep only records whose candidate hash falls to this shard
  RowOptions row;
  std::function<std::unique_ptr<Heuristic>()> make_heuristic;  // one a worker; null: everything matches
  std::function<bool()> cancelled;
  std::function<void(uint64_t done, uint64_t total, uint64_t certificates)> progress;
};

Result<std::unique_ptr<EvidenceSet>> collect(const CollectOptions& options);

// Which shard a record belongs to: pairs and duplicates meet, since they share serial and key (or the bytes).
uint32_t shard_of(const Record& record, uint32_t shards);

}  // namespace candor::evidence
