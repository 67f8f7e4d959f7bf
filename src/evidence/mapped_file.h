// A file mapped read-only; the zero-copy path for plain input. What a pipe gives (a shell's <(...)) is kept in memory,
// up to 1 GiB.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "x509/der.h"

namespace candor::evidence {

class MappedFile {
 public:
  // Fails with one clear sentence when the file cannot be opened, is a folder, or changes size while it is mapped.
  static Result<std::shared_ptr<const MappedFile>> open(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  x509::Input bytes() const { return {data_, size_}; }
  // Tells the kernel that everything before `offset` will not be read again: memory stays flat on huge inputs.
  void done_until(size_t offset) const;

 private:
  MappedFile(const uint8_t* data, size_t size) : data_(data), size_(size) {}
  const uint8_t* data_;
  size_t size_;
};

}  // namespace candor::evidence
