// A file of the evidence set while it is written: buffered, hashed on the way so that nothing is read again for the
// manifest. Errors wait for close().
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "evidence/running_digest.h"

namespace candor::evidence {

class OutputFile {
 public:
  enum class How {
    at_once,
    in_background,  // hashed on a thread of its own
    appended        // to what the file holds; the digest is of what is added
  };
  explicit OutputFile(std::string path, How how = How::at_once);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void add(std::string_view text) {
    buffer_.append(text);
    settle();
  }
  // For those who append piece by piece: call settle() after each line.
  std::string& buffer() { return buffer_; }
  void settle() {
    if (buffer_.size() >= kBuffer) flush();
  }
  Status close();
  const FileDigest& digest() const { return digest_; }  // once closed

 private:
  class Writer;
  static constexpr size_t kBuffer = 1U << 18U;
  void flush();

  std::string path_;
  std::string buffer_;
  std::unique_ptr<Writer> writer_;
  FileDigest digest_;
};

}  // namespace candor::evidence
