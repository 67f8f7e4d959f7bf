// The records of a run, in pieces: ten million of them grow without ever being copied or needing twice their memory.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "evidence/record.h"

namespace candor::evidence {

class RecordStore {
 public:
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  void push_back(const Record& record) {
    if (size_ % kPiece == 0) pieces_.push_back(std::make_unique<Record[]>(kPiece));
    pieces_[size_ / kPiece][size_ % kPiece] = record;
    ++size_;
  }

  const Record& operator[](size_t i) const { return pieces_[i / kPiece][i % kPiece]; }
  Record& operator[](size_t i) { return pieces_[i / kPiece][i % kPiece]; }

  // Moves record i to places[i], which are all different; uses `places` up.
  void move_to(std::vector<uint32_t>& places) {
    for (uint32_t i = 0; i < size_; ++i) {
      while (places[i] != i) {
        const uint32_t to = places[i];
        std::swap((*this)[i], (*this)[to]);
        std::swap(places[i], places[to]);
      }
    }
  }

 private:
  static constexpr size_t kPiece = 8192;  // 1 MiB
  std::vector<std::unique_ptr<Record[]>> pieces_;
  size_t size_ = 0;
};

}  // namespace candor::evidence
