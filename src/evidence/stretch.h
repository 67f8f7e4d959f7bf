// A stretch of input that holds no readable certificate. It may be met piece by piece, where input comes in chunks;
// however it is cut, the same is reported.
#pragma once

#include <string>
#include <vector>

#include "evidence/item.h"

namespace candor::evidence {

class Stretch {
 public:
  // `offset` in the input.
  Stretch(uint64_t offset, std::string reason) : offset_(offset), reason_(std::move(reason)) {}

  void add(Input bytes);
  // What is reported of it, with its size; hashed when it is at most 1 MiB.
  Rejected end(uint32_t file) const;

 private:
  uint64_t offset_;
  std::string reason_;
  uint64_t size_ = 0;
  std::vector<uint8_t> bytes_;  // as long as it may be hashed
};

}  // namespace candor::evidence
