// Turns items into records and rows: decode, hash, parse, describe. One worker a thread; no shared state but the
// issuer table.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "evidence/issuer_table.h"
#include "evidence/item.h"
#include "evidence/record.h"
#include "x509/certificate.h"

namespace candor::evidence {

// A column a person may add to the right of the standard ones.
struct Column {
  std::string name;  // as in the header
  std::function<void(std::string& out, const x509::Certificate&, const Record&)> append;
  bool personal = true;  // may name a person: withheld with the names
};

struct RowOptions {
  bool guard_formulas = false;
  bool personal_data = false;  // write names of S/MIME and IV certificates
  std::vector<Column> added;
};

// What one batch becomes. Offsets of rows are relative to `text`.
struct Worked {
  uint64_t sequence = 0;
  std::vector<Record> records;
  std::string text;
  std::vector<Rejected> rejected;
};

// Decides whether a certificate belongs to the incident and to which problems; called once a batch, in input order.
// Sets Record::kMatched and Record::problems. Certificates live until it returns.
class Heuristic {
 public:
  virtual ~Heuristic() = default;
  virtual void judge(const std::vector<x509::Certificate>& certificates, std::vector<Record>& records) = 0;
};

class Worker {
 public:
  // `heuristic` may be null: then everything matches.
  Worker(const RowOptions& options, IssuerTable& issuers, Heuristic* heuristic);

  Worked work(const Batch& batch);

 private:
  struct Decoded;
  bool decode(const Item& item, Worked& out, x509::Input& der);
  const std::string& issuer_cell(uint32_t number, x509::Input name);
  void describe(const x509::Certificate& certificate, Record& record, Worked& out);

  const RowOptions& options_;
  IssuerTable& issuers_;
  Heuristic* heuristic_;
  Sha256 sha256_;
  std::vector<uint8_t> arena_;  // decoded base64 of one batch
  std::vector<uint8_t> scratch_;
  std::vector<x509::Certificate> certificates_;
  std::vector<std::string> storage_;  // BER re-encodings of one batch
  std::unordered_map<uint32_t, std::string> issuer_cells_;
  x509::Input last_issuer_;
  uint32_t last_issuer_number_ = 0;
};

}  // namespace candor::evidence
