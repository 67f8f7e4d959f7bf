// Order by a 64-bit key without moving what is ordered, in 14 bytes of memory an element: elements are dropped into as
// many buckets as there are quarters of them, by the leading bits of their key. Hashes fall evenly; keys that crowd
// into one bucket (times with a year 9999 among them) only make the sort inside it longer.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "base/in_parallel.h"

namespace candor::evidence {

class Buckets {
 public:
  // key_of(i) for i below `count`; elements stay in their order within a bucket. `key_of`, and `less` below, are called
  // on so many threads at once.
  template <typename KeyOf>
  Buckets(size_t count, size_t threads, KeyOf&& key_of) : threads_(threads), keys_(count), order_(count) {
    in_parallel(count, threads, [&](size_t begin, size_t end) {
      for (size_t i = begin; i < end; ++i) keys_[i] = key_of(i);
    });
    fill();
  }

  // Puts all in order by key, and by `less` where keys are equal.
  template <typename Less>
  void sort(Less&& less) {
    const size_t buckets = starts_.empty() ? 0 : starts_.size() - 1;
    in_parallel(buckets, threads_, [&](size_t begin, size_t end) {
      for (size_t b = begin; b < end; ++b) {
        if (starts_[b + 1] - starts_[b] < 2) continue;
        std::sort(&order_[starts_[b]], order_.data() + starts_[b + 1],
                  [&](uint32_t x, uint32_t y) { return keys_[x] != keys_[y] ? keys_[x] < keys_[y] : less(x, y); });
      }
    });
  }

  const std::vector<uint32_t>& order() const { return order_; }
  uint64_t key(uint32_t element) const { return keys_[element]; }

  // Visits the elements that have this key.
  template <typename Visit>
  void visit(uint64_t key, Visit&& visit) const {
    if (order_.empty() || key < lowest_ || bucket(key) + 1 >= starts_.size()) return;
    for (size_t i = starts_[bucket(key)]; i < starts_[bucket(key) + 1]; ++i) {
      if (keys_[order_[i]] == key) visit(order_[i]);
    }
  }

 private:
  size_t bucket(uint64_t key) const { return static_cast<size_t>((key - lowest_) >> shift_); }

  void fill() {
    if (keys_.empty()) return;
    const auto [lowest, highest] = std::minmax_element(keys_.begin(), keys_.end());
    lowest_ = *lowest;
    const auto wanted = std::max<unsigned>(1, static_cast<unsigned>(std::bit_width(keys_.size() / 4)));
    const auto width = static_cast<unsigned>(std::bit_width(*highest - lowest_));
    shift_ = width > wanted ? width - wanted : 0;
    starts_.assign(bucket(*highest) + 2, 0);
    for (const uint64_t key : keys_) ++starts_[bucket(key) + 1];
    for (size_t b = 1; b < starts_.size(); ++b) starts_[b] += starts_[b - 1];
    for (size_t i = 0; i < keys_.size(); ++i) order_[starts_[bucket(keys_[i])]++] = static_cast<uint32_t>(i);
    // Each start has moved to the next one's place.
    for (size_t b = starts_.size() - 1; b > 0; --b) starts_[b] = starts_[b - 1];
    starts_[0] = 0;
  }

  size_t threads_;
  uint64_t lowest_ = 0;
  unsigned shift_ = 0;
  std::vector<uint64_t> keys_;
  std::vector<uint32_t> order_, starts_;
};

}  // namespace candor::evidence
