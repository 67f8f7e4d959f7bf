#include "base/word_counts.h"

#include <algorithm>

#define XXH_INLINE_ALL  // for words of a few letters a call would cost as much as the hash
#include <xxhash.h>

namespace candor {

namespace {

constexpr size_t kFirstSlots = 1024;  // always a power of two, and twice as many as words at least

uint32_t hash_of(std::string_view word) {
  return static_cast<uint32_t>(XXH3_64bits(word.data(), word.size()));
}

}  // namespace

std::string_view cut_word(std::string_view word, size_t most) {
  size_t end = std::min(word.size(), most);
  while (end < word.size() && end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  return word.substr(0, end);
}

// Where the word of this hash stands, or the free slot it belongs into.
size_t WordCounts::slot_of(uint32_t hash, std::string_view wanted) const {
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  const auto other = [&](const Slot& slot) {
    return slot.word != 0 && (slot.hash != hash || word(slot.word - 1) != wanted);
  };
  while (other(slots_[at])) at = (at + 1) & mask;
  return at;
}

std::optional<size_t> WordCounts::find(std::string_view word) const {
  if (slots_.empty()) return {};
  const Slot& slot = slots_[slot_of(hash_of(word), word)];
  return slot.word == 0 ? std::nullopt : std::optional<size_t>(slot.word - 1);
}

bool WordCounts::add(std::string_view word, uint32_t count) {
  if (2 * (words_.size() + 1) > slots_.size()) grow();
  const uint32_t hash = hash_of(word);
  Slot& slot = slots_[slot_of(hash, word)];
  if (slot.word != 0) {
    words_[slot.word - 1].count += count;
    return false;
  }
  if (!text_.empty()) text_ += ' ';
  words_.push_back({text_.size(), static_cast<uint32_t>(word.size()), count});
  text_ += word;
  slot = {hash, static_cast<uint32_t>(words_.size())};
  return true;
}

void WordCounts::grow() {
  std::vector<Slot> before(slots_.empty() ? kFirstSlots : 2 * slots_.size());
  std::swap(before, slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : before) {
    if (slot.word == 0) continue;
    size_t at = slot.hash & mask;
    while (slots_[at].word != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace candor
