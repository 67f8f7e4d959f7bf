// One input that is read from front to back (a file, standard input, an unpacked entry), chunk by chunk: batches of
// items out of it, in the memory of a few chunks.
#pragma once

#include <memory>
#include <optional>

#include "evidence/chunk_pool.h"
#include "evidence/reader.h"
#include "evidence/unpack.h"

namespace candor::evidence {

class StreamPart {
 public:
  // `number` of the input among all; `size` where it is known beforehand: less than that is an error, more is not read.
  StreamPart(std::unique_ptr<ByteStream> stream, uint32_t number, std::shared_ptr<ChunkPool> pool,
             std::optional<uint64_t> size = std::nullopt);

  // False at the end. Notes in `file` the format, which is told by the beginning where it is not known, and the size.
  // A packed stream that breaks off ends there, and the last that is rejected of it says why; so it does where nothing
  // came.
  Result<bool> fill(Batch& batch, InputFile& file);
  const std::optional<Error>& damage() const { return damage_; }
  uint64_t done() const { return base_ + at_; }

 private:
  Result<bool> fill_from_stream(Batch& batch, InputFile& file);
  Status refill(InputFile& file);

  std::unique_ptr<ByteStream> stream_;
  uint32_t number_;
  std::shared_ptr<ChunkPool> pool_;
  std::optional<uint64_t> size_;
  std::shared_ptr<ChunkPool::Chunk> chunk_;
  uint64_t base_ = 0;  // of the chunk in the input
  size_t at_ = 0;
  ScanState state_;
  bool ended_ = false, finished_ = false;
  std::optional<Error> damage_;
  bool end_told_ = false;  // what stands in rejected.tsv for it
};

}  // namespace candor::evidence
