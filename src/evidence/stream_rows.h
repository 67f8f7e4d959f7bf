// The certificates of inputs as rows for SQL, one at a time: any number of them in constant memory.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "evidence/reader.h"
#include "evidence/sql.h"

namespace candor::evidence {

class StreamRows : public CertificateSource {
 public:
  explicit StreamRows(std::vector<std::string> inputs) : inputs_(std::move(inputs)) {}

  std::function<bool()> cancelled;                                                     // may be null
  std::function<void(uint64_t done, uint64_t total, uint64_t certificates)> progress;  // may be null

  Status rewind() override;
  Result<bool> next() override;
  CertificateRow row() const override { return {certificate_, record_}; }

  std::unique_ptr<RowSource> again() const override;

  uint64_t certificates() const { return certificates_; }
  uint64_t rejected() const { return rejected_; }

 private:
  Result<bool> next_batch();
  bool read_item(const Item& item);

  std::vector<std::string> inputs_;
  std::unique_ptr<Reader> reader_;
  bool standard_input_read_ = false;
  Batch batch_;
  size_t item_ = 0;
  Sha256 sha256_;
  std::vector<uint8_t> decoded_;
  std::string storage_;  // a BER certificate re-encoded
  x509::Certificate certificate_;
  Record record_;
  uint64_t certificates_ = 0, rejected_ = 0;
};

}  // namespace candor::evidence
