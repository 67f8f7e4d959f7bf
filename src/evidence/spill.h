// Row texts on their way from the first pass to the sorted listing: the first ones stay in memory, what does not fit
// goes to an unnamed temporary file beside the output, which vanishes with the process, whatever happens.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "x509/der.h"

namespace candor::evidence {

class Spill {
 public:
  static constexpr size_t kInMemory = 40U << 20U;

  static Result<std::unique_ptr<Spill>> create(const std::string& folder, size_t in_memory = kInMemory);
  ~Spill();
  Spill(const Spill&) = delete;
  Spill& operator=(const Spill&) = delete;

  uint64_t size() const { return size_; }
  Status append(std::string_view text);
  // Announces that a text will be read soon. (Inlined by force: gcc drops calls of what does nothing but prefetch.)
  [[gnu::always_inline]] void prefetch(uint64_t offset) const {
    if (offset >= used_) return;
    for (size_t line = 0; line < 4; ++line) __builtin_prefetch(memory_ + offset + 64 * line);
  }
  // A stretch of the text, good until the next call with the same `room`; fails when the temporary file cannot be
  // read.
  Result<std::string_view> read(uint64_t offset, size_t length, std::string& room) const;

 private:
  Spill(int fd, size_t in_memory);
  int fd_;
  char* memory_;  // mapped, so that only what is used counts
  size_t room_, used_ = 0;
  uint64_t size_ = 0;  // the file holds what lies behind the first used_ bytes
};

}  // namespace candor::evidence
