// Bytes that are read once from front to back: files, pipes, what comes out of archives.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "x509/der.h"

namespace candor::evidence {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Bytes read, 0 at the end.
  virtual Result<size_t> read(uint8_t* out, size_t size) = 0;
  // After an error: the bytes are broken, so that what came before them counts and what lies beside them can be read;
  // else nothing goes on (the disk fails, a bomb).
  virtual bool damaged() const { return false; }
};

// Standard input for "-", else a pipe by its path.
Result<std::unique_ptr<ByteStream>> open_stream(const std::string& path);

// Bytes that are there already; `keep` holds them.
std::unique_ptr<ByteStream> stream_of(std::shared_ptr<const void> keep, x509::Input bytes);

// A stream whose beginning can be looked at before it is read.
class PeekedStream : public ByteStream {
 public:
  explicit PeekedStream(std::unique_ptr<ByteStream> source) : source_(std::move(source)) {}
  // The first bytes, as many as there are up to `size`. Call it before read(), which tells of an error behind them.
  x509::Input peek(size_t size);
  Result<size_t> read(uint8_t* out, size_t size) override;
  bool damaged() const override { return source_->damaged(); }

 private:
  std::unique_ptr<ByteStream> source_;
  std::optional<Error> failed_;
  std::vector<uint8_t> head_;
  size_t at_ = 0;
};

}  // namespace candor::evidence
