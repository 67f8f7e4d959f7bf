// Turns items into records and rows: decode, hash, parse, describe. One worker a thread; no shared state but the
// issuer table.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "evidence/issuer_numbers.h"
#include "evidence/item.h"
#include "evidence/pair_hash.h"
#include "evidence/record.h"
#include "evidence/signing_cas.h"
#include "x509/certificate.h"
#include "x509/content_check.h"

namespace candor::evidence {

// A column a person may add to the right of the standard ones.
struct Column {
  std::string name;  // as in the header
  std::function<void(std::string& out, const x509::Certificate&, const Record&)> append;
  bool personal = true;  // may name a person: withheld with the names
  bool issuer = false;   // names the issuer: withheld with that
};

struct RowOptions {
  bool guard_formulas = false;
  bool personal_data = false;  // write names of S/MIME and IV certificates
  std::vector<Column> added;
  uint32_t shard = 0, shards = 1;  // no row is made for what belongs to another shard
};

// Which shard a record belongs to: pairs and duplicates meet, since they share serial and key (or the bytes).
uint32_t shard_of(const Record& record, uint32_t shards);

// What one batch becomes. Offsets of rows are relative to `text`.
struct Worked {
  uint64_t sequence = 0;
  std::vector<Record> records;
  std::string text;
  std::vector<Rejected> rejected;
  std::vector<CaCertificate> cas;  // of all shards: any of them may sign precertificates
  std::vector<ListedRow> listed;   // of an earlier listing
  uint32_t listed_file = 0;
  std::string listed_digests;  // SHA-256 of each of its rows, read or not
};

// Decides whether a certificate belongs to the incident and to which problems; called once a batch, in input order.
// Sets Record::kMatched and Record::problems. Certificates live until it returns.
class Heuristic {
 public:
  virtual ~Heuristic() = default;
  virtual void judge(const std::vector<x509::Certificate>& certificates, std::vector<Record>& records) = 0;
  // The same of rows of an earlier listing, whose certificates may not be there. Sets ListedRow::kMatched, or
  // kUndecided where what the row says is not enough to tell.
  virtual void judge_listed(std::vector<ListedCells>& rows) = 0;
};

class Worker {
 public:
  // `heuristic` may be null: then everything matches.
  Worker(const RowOptions& options, IssuerTable& issuers, Heuristic* heuristic);

  Worked work(const Batch& batch);

 private:
  bool decode(const Item& item, Worked& out, x509::Input& der);
  // False when there is nothing to list.
  bool read(const Item& item, const x509::Certificate& certificate, Record& record, Worked& out);
  void note(const x509::Certificate& certificate, Record& record);
  void describe(const x509::Certificate& certificate, Record& record, Worked& out);
  void describe_matches(Worked& out);

  const RowOptions& options_;
  Heuristic* heuristic_;
  IssuerTable& issuer_table_;
  Sha256 sha256_;
  std::vector<uint8_t> arena_;  // decoded base64 of one batch
  size_t arena_used_ = 0;
  size_t row_estimate_ = 256;                    // bytes of text a row, from the batch before
  std::vector<x509::Certificate> certificates_;  // of one batch, when there is a heuristic to judge them
  std::vector<std::string> storage_;             // BER re-encodings of one batch
  IssuerNumbers issuers_;
  x509::Remembered<CertType> policy_types_;
  PairHasher pair_hasher_;
  x509::ContentCheck content_check_;
};

}  // namespace candor::evidence
