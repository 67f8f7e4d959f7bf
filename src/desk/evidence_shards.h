// The shards of one run as `candor evidence build --shard` left them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/evidence_facts.h"
#include "desk/evidence_manifest.h"
#include "evidence/mapped_file.h"

namespace candor::desk {

struct Shard {
  std::string folder;
  Manifest manifest;
  EvidenceFacts facts;
};

// In the order of their numbers. Fails when one is missing, there twice, changed since, or of another run.
Result<std::vector<Shard>> read_shards(const std::vector<std::string>& folders);

// The rows of one shard in order, with the keys they are sorted by.
class ShardRows {
 public:
  static Result<ShardRows> open(const std::string& folder);

  bool ended() const { return row_.empty() && keys_at_ >= keys_->bytes().size() && !has_key_; }
  bool damaged() const { return damaged_; }
  std::string_view header() const { return header_; }
  std::string_view row() const { return row_; }  // with its line end
  std::string_view sha256() const { return sha256_; }
  uint32_t problems() const { return problems_; }
  bool before(const ShardRows& other) const {
    return not_before_ != other.not_before_ ? not_before_ < other.not_before_ : sha256_ < other.sha256_;
  }
  void advance();

 private:
  ShardRows(std::shared_ptr<const evidence::MappedFile> csv, std::shared_ptr<const evidence::MappedFile> keys)
      : csv_(std::move(csv)), keys_(std::move(keys)) {}
  std::string_view next_record();
  bool next_key();

  std::shared_ptr<const evidence::MappedFile> csv_, keys_;
  size_t csv_at_ = 0, keys_at_ = 0;
  std::string_view header_, row_, sha256_;
  int64_t not_before_ = 0;
  uint32_t problems_ = 0;
  bool has_key_ = false;
  bool damaged_ = false;
};

}  // namespace candor::desk
