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
    anew,
    appended  // to what the file holds; the digest is of what is added
  };
  explicit OutputFile(std::string path, How how = How::anew);
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
  void flush();

  // The two halves of add(), past the buffer (flush() it before): each piece of text goes through both, in order. One
  // thread may hash while another writes.
  void hash(std::string_view text) { sha256_.update(x509::as_bytes(text)); }
  void write(std::string_view text);

  Status close();
  const FileDigest& digest() const { return digest_; }  // once closed

 private:
  static constexpr size_t kBuffer = 1U << 18U;
  void begin_writeback();

  std::string path_;
  std::string buffer_;
  int fd_;
  int error_;  // the errno of what went wrong first, 0 if nothing did
  uint64_t bytes_ = 0, begun_ = 0;
  RunningSha256 sha256_;
  FileDigest digest_;
};

}  // namespace candor::evidence
