// Goes through folded text from word to word, 64 bytes at a time: that is how much of a check's time goes.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "base/byte_bits.h"
#include "rules/support/word_bytes.h"

namespace candor::rules {

// A bit for each of the 64 bytes of folded text from `at` on that belongs to a word.
inline uint64_t word_bits(std::string_view text, size_t at) {
  return byte_bits(text, at, [](const Sixteen& bytes) {
    return bytes.between('a', 'z') | bytes.between('0', '9') | bytes.foreign();
  });
}

// Calls visit(begin, end) for every word, in order, until it returns false.
template <typename Visit>
void for_words(std::string_view text, Visit visit) {
  size_t begin = 0;
  bool within = false;  // a word
  bool joined = false;  // its next letters stand behind the mark seen last
  uint64_t last = 0;    // the bit of the byte before the block
  for (size_t block = 0; block <= text.size(); block += kByteBits) {  // a last word ends behind the end
    const uint64_t word = word_bits(text, block);
    uint64_t turns = word ^ (word << 1U | last);  // where words begin and end
    last = word >> (kByteBits - 1);
    for (; turns != 0; turns &= turns - 1) {
      const size_t at = block + static_cast<size_t>(std::countr_zero(turns));
      if (!within) {
        begin = at;
        within = true;
      } else if (joined) {
        joined = false;
      } else if (at < text.size() && text[at] != ' ' && joins(text, at)) {
        joined = true;
      } else {
        within = false;
        if (!visit(begin, at)) return;
      }
    }
  }
}

}  // namespace candor::rules
