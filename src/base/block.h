// Sixteen bytes that are worked on at once, with gcc's and clang's vector extension.
#pragma once

#include <cstdint>
#include <cstring>

namespace candor {

using Block = uint8_t __attribute__((vector_size(16)));

inline Block load_block(const void* from) {
  Block block;
  std::memcpy(&block, from, sizeof block);
  return block;
}

// Whether any bit is set.
inline bool any(const Block& block) {
  uint64_t halves[2];
  std::memcpy(halves, &block, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// What a comparison says, all bits of a place set where it holds.
template <typename Comparison>
Block where(Comparison holds) {
  return Block(holds);
}

}  // namespace candor
