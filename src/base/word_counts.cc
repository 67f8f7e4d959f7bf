#include "base/word_counts.h"

#include <algorithm>
#include <functional>

namespace candor {

namespace {

constexpr size_t kFirstSlots = 256;  // always a power of two, and twice as many as words at least

}  // namespace

std::string_view cut_word(std::string_view word, size_t most) {
  size_t end = std::min(word.size(), most);
  while (end < word.size() && end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  return word.substr(0, end);
}

std::string_view WordCounts::word(size_t i) const {
  return std::string_view(text_).substr(words_[i].begin, words_[i].length);
}

bool WordCounts::add(std::string_view word, uint32_t count) {
  if (2 * (words_.size() + 1) > slots_.size()) grow();
  const size_t hash = std::hash<std::string_view>()(word);
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    Word& known = words_[slots_[slot] - 1];
    if (known.hash != hash || this->word(slots_[slot] - 1) != word) continue;
    known.count += count;
    return false;
  }
  if (!text_.empty()) text_ += ' ';
  words_.push_back({text_.size(), word.size(), hash, count});
  text_ += word;
  slots_[slot] = static_cast<uint32_t>(words_.size());
  return true;
}

void WordCounts::grow() {
  slots_.assign(slots_.empty() ? kFirstSlots : 2 * slots_.size(), 0);
  const size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < words_.size(); ++i) {
    size_t slot = words_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

}  // namespace candor
