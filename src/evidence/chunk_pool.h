// Buffers that streamed input is read into, used again and again: fresh memory costs more than what is done with it.
// A batch keeps the buffer that its items lie in; when the last one lets go, it returns here. Thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace candor::evidence {

class ChunkPool : public std::enable_shared_from_this<ChunkPool> {
 public:
  class Chunk {
   public:
    explicit Chunk(size_t room) : bytes_(std::make_unique_for_overwrite<uint8_t[]>(room)), room_(room) {}
    std::span<uint8_t> room() const { return {bytes_.get(), room_}; }
    std::span<const uint8_t> bytes() const { return {bytes_.get(), used}; }
    size_t used = 0;

   private:
    std::unique_ptr<uint8_t[]> bytes_;
    size_t room_;
  };

  // An empty chunk with at least this much room. The pool must be held by a shared_ptr.
  std::shared_ptr<Chunk> take(size_t room) {
    std::unique_ptr<Chunk> chunk;
    {
      const std::lock_guard lock(mutex_);
      if (room <= kUsual && !free_.empty()) {
        chunk = std::move(free_.back());
        free_.pop_back();
      }
    }
    if (!chunk) chunk = std::make_unique<Chunk>(std::max(room, kUsual));
    chunk->used = 0;
    return {chunk.release(), [pool = shared_from_this()](Chunk* returned) { pool->give_back(returned); }};
  }

 private:
  static constexpr size_t kUsual = size_t{512} << 10U;  // larger ones, for the odd item, are not kept

  void give_back(Chunk* returned) {
    std::unique_ptr<Chunk> chunk(returned);
    if (chunk->room().size() > kUsual) return;
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(chunk));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<Chunk>> free_;
};

}  // namespace candor::evidence
