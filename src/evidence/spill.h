// Row texts on their way from the first pass to the sorted listing: appended to an unnamed temporary file beside the
// output, then mapped. It vanishes with the process, whatever happens.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "x509/der.h"

namespace candor::evidence {

class Spill {
 public:
  static Result<std::unique_ptr<Spill>> create(const std::string& folder);
  ~Spill();
  Spill(const Spill&) = delete;
  Spill& operator=(const Spill&) = delete;

  uint64_t size() const { return size_; }
  Status append(std::string_view text);
  Status finish();  // no more appends; the text can be read
  std::string_view text(uint64_t offset, size_t length) const;

 private:
  explicit Spill(int fd) : fd_(fd) {}
  int fd_;
  uint64_t size_ = 0;
  const char* data_ = nullptr;
};

}  // namespace candor::evidence
