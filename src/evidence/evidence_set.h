// Everything one run knows: records, the text of their rows, issuers, rejected stretches. Built by collect(), read by
// the writers.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "evidence/issuer_table.h"
#include "evidence/pairing.h"
#include "evidence/pipeline.h"
#include "evidence/rejected_list.h"
#include "evidence/signature.h"
#include "evidence/spill.h"
#include "evidence/worker.h"

namespace candor::evidence {

// What was read, whatever its encoding or packing: SHA-256 over the SHA-256 of the certificates in input order.
struct Content {
  uint64_t certificates = 0;
  std::string sha256;
  uint64_t listed = 0;  // rows of an earlier listing; then the digest is over the rows' digests
};

// What a listing says about revocation of a certificate that is known only from it.
struct ListedRevocation {
  Instant when = Revoked::kNoDate;
  IsRevoked value = IsRevoked::not_applicable;
  x509::Reason reason = x509::Reason::none;
};

struct EvidenceSet {
  std::vector<InputFile> files;
  std::vector<FileStamp> stamps;
  std::vector<Content> content;  // of each file, before shards are told apart
  Content all_content;
  RecordStore records;
  RejectedList rejected;
  std::vector<ListingFact> listings;     // earlier listings among the inputs, by file
  std::vector<ListedRevocation> listed;  // of rows known only from a listing, by Record::offset
  std::vector<ListedConflict> listed_conflicts;
  uint64_t listed_records = 0;  // records with Record::kListed
  IssuerTable issuers;
  IssuerCertificates ca_certificates;  // given as issuers; read once, since they may come through a pipe
  SigningCas signing_cas;
  std::unique_ptr<Spill> rows;
  Pairing pairing;

  // Calls visit(number, row) for all rows in order.
  template <typename Visit>
  void for_each_row(Visit&& visit) const {
    for (size_t i = 0; i < pairing.rows.size(); ++i) visit(static_cast<uint32_t>(i), pairing.rows[i]);
  }
};

struct CollectOptions {
  std::vector<std::string> inputs;
  std::vector<std::string> issuers;  // CA certificates: which may sign precertificates for another
  std::string scratch;               // folder for the spill file
  int threads = 1;
  RowOptions row;
  bool listings = false;  // take earlier listings as inputs; else they are rejected
  std::function<std::unique_ptr<Heuristic>()> make_heuristic;  // one a worker; null: everything matches
  std::function<bool()> cancelled;
  std::function<void(uint64_t done, uint64_t total, uint64_t certificates)> progress;
  std::function<void(std::string_view stage)> stage;  // told what begins now; may be null
};

Result<std::unique_ptr<EvidenceSet>> collect(const CollectOptions& options);

}  // namespace candor::evidence
