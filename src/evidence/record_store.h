// The records of a run, in pieces: ten million of them grow without ever being copied or needing twice their memory.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <utility>
#include <vector>

#include "evidence/record.h"

namespace candor::evidence {

class RecordStore {
 public:
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  void push_back(const Record& record) {
    if (size_ % kPiece == 0) pieces_.push_back(new_piece());
    pieces_[size_ / kPiece][size_ % kPiece] = record;
    ++size_;
  }

  const Record& operator[](size_t i) const { return pieces_[i / kPiece][i % kPiece]; }
  // Announces that a record will be asked for soon. (Inlined by force: gcc drops calls of what does nothing but
  // prefetch.)
  [[gnu::always_inline]] void prefetch(size_t i) const {
    const auto* record = reinterpret_cast<const char*>(&(*this)[i]);
    for (size_t line = 0; line < sizeof(Record); line += 64) __builtin_prefetch(record + line);
  }
  Record& operator[](size_t i) { return pieces_[i / kPiece][i % kPiece]; }

  // Moves record i to places[i], which are all different; uses `places` up.
  void move_to(std::vector<uint32_t>& places) {
    for (uint32_t i = 0; i < size_; ++i) {
      uint32_t ahead = i;  // places[] leads from one record to the next: memory is asked for a few of them early
      for (int step = 0; step < kAhead && places[i] != i; ++step) ahead = places[ahead];
      while (places[i] != i) {
        const uint32_t to = places[i];
        ahead = places[ahead];
        for (const size_t line : {0U, 64U})
          __builtin_prefetch(reinterpret_cast<const char*>(&(*this)[ahead]) + line, 1);
        std::swap((*this)[i], (*this)[to]);
        std::swap(places[i], places[to]);
      }
    }
  }

 private:
  static constexpr int kAhead = 6;
  static constexpr size_t kPiece = 16384;  // 2 MiB: a large page of the machine
  struct Free {
    void operator()(Record* piece) const { std::free(piece); }
  };
  using Piece = std::unique_ptr<Record[], Free>;

  // Not initialised: each record is copied in as a whole.
  static Piece new_piece() {
    constexpr size_t kBytes = kPiece * sizeof(Record);
    auto* piece = static_cast<Record*>(std::aligned_alloc(kBytes, kBytes));
    if (piece == nullptr) throw std::bad_alloc();
    ::madvise(piece, kBytes, MADV_HUGEPAGE);
    return Piece(piece);
  }

  std::vector<Piece> pieces_;
  size_t size_ = 0;
};

}  // namespace candor::evidence
