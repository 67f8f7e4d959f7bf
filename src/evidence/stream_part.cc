#include "evidence/stream_part.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <utility>

namespace candor::evidence {

namespace {

constexpr size_t kHead = 65536;         // enough to tell a format
constexpr size_t kChunk = 256U << 10U;  // stays in a core's cache from one step to the next

}  // namespace

StreamPart::StreamPart(std::unique_ptr<ByteStream> stream, uint32_t number, std::shared_ptr<ChunkPool> pool,
                       std::optional<uint64_t> size)
    : stream_(std::move(stream)), number_(number), pool_(std::move(pool)), size_(size), chunk_(pool_->take(0)) {}

Result<bool> StreamPart::fill(Batch& batch, InputFile& file) {
  auto filled = fill_from_stream(batch, file);
  if (!filled || *filled || (!damage_ && file.size > 0) || std::exchange(end_told_, true)) return filled;
  batch.rejected.push_back(damage_ ? Rejected{number_, file.size, "", damage_->message} : empty_file(number_));
  return true;
}

Result<bool> StreamPart::fill_from_stream(Batch& batch, InputFile& file) {
  while (!finished_) {
    if (at_ == chunk_->used && !ended_) {
      if (auto status = refill(file); !status) return status.error();
    }
    const Input data = chunk_->bytes().subspan(at_);
    if (file.format == Format::unknown && done() == 0) {
      if (data.empty()) return false;
      file.format = detect(data.first(std::min(data.size(), kHead)));
    }
    ScanOut out{batch, state_, number_, done()};
    const size_t used = scan(file.format, data, ended_, out);
    at_ += used;
    finished_ = ended_ && at_ == chunk_->used;
    if (!batch.items.empty() || !batch.rejected.empty()) {
      if (!batch.keep) batch.keep = chunk_;
      return true;
    }
    if (used == 0 && !ended_) {
      if (auto status = refill(file); !status) return status.error();
    }
  }
  return false;
}

// Batches may still hold the chunk, so what is left of it moves to another one, and more is read behind it.
Status StreamPart::refill(InputFile& file) {
  const Input left = chunk_->bytes().subspan(at_);
  // As much again as is waited with: the bytes of a large item are moved a few times, not once a chunk.
  const size_t room = left.size() + std::max(kChunk, left.size());
  auto next = pool_->take(room);
  if (!left.empty()) std::memcpy(next->room().data(), left.data(), left.size());
  next->used = left.size();
  base_ += at_;
  at_ = 0;
  chunk_ = std::move(next);
  while (chunk_->used < room && !ended_) {
    const size_t wanted = std::min<uint64_t>(room - chunk_->used, size_ ? *size_ - file.size : UINT64_MAX);
    auto got = wanted == 0 ? Result<size_t>(0) : stream_->read(chunk_->room().data() + chunk_->used, wanted);
    if (!got) {
      if (!stream_->damaged()) return got.error();
      damage_ = got.error();
      ended_ = true;
      break;
    }
    ended_ = *got == 0;
    chunk_->used += *got;
    file.size += *got;
  }
  if (ended_ && size_ && file.size < *size_) {
    return Error{fmt::format("{} became shorter while it was read", file.name), "Nothing was written."};
  }
  return {};
}

}  // namespace candor::evidence
