#include "evidence/stretch.h"

#include <fmt/format.h>

#include "evidence/digest.h"

namespace candor::evidence {

namespace {

constexpr uint64_t kHashed = 1U << 20U;

}  // namespace

void Stretch::add(Input bytes) {
  size_ += bytes.size();
  if (size_ <= kHashed) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  } else {
    bytes_ = {};
  }
}

Rejected Stretch::end(uint32_t file) const {
  return {file, offset_, size_ <= kHashed ? x509::to_hex(Sha256().of(bytes_)) : "",
          fmt::format("{} ({} byte{})", reason_, size_, size_ == 1 ? "" : "s")};
}

}  // namespace candor::evidence
