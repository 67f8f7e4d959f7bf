// Words of a text and how often each occurs, made for millions of words: one that is known costs a look-up and no
// memory.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

// Letters, digits, and every byte of a character that is not ASCII.
constexpr bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Calls `take` with each word of the text: as many bytes as stand together.
template <typename Take>
void each_word(std::string_view text, const Take& take) {
  static constexpr auto kWordByte = [] {
    std::array<bool, 256> table{};
    for (size_t i = 0; i < table.size(); ++i) table[i] = is_word_byte(static_cast<char>(i));
    return table;
  }();
  const auto in_word = [&](size_t at) { return kWordByte[static_cast<unsigned char>(text[at])]; };
  for (size_t at = 0; at < text.size(); ++at) {
    const size_t begin = at;
    while (at < text.size() && in_word(at)) ++at;
    if (at > begin) take(text.substr(begin, at - begin));
  }
}

// At most so many bytes of a word, cut where a character begins.
std::string_view cut_word(std::string_view word, size_t most);

class WordCounts {
 public:
  // Whether it is the first of its kind. Counting it 0 times only lists it.
  bool add(std::string_view word, uint32_t count = 1);

  std::optional<size_t> find(std::string_view word) const;  // its number, from 0 on in the order they first came in

  size_t size() const { return words_.size(); }
  // Valid until the next add().
  std::string_view word(size_t i) const { return {text_.data() + words_[i].begin, words_[i].length}; }
  uint32_t count(size_t i) const { return words_[i].count; }
  const std::string& text() const { return text_; }  // all of them, a space between

 private:
  struct Word {
    size_t begin = 0;
    uint32_t length = 0, count = 0;
  };
  struct Slot {
    uint32_t hash = 0;
    uint32_t word = 0;  // its number and one; 0: free
  };
  size_t slot_of(uint32_t hash, std::string_view wanted) const;
  void grow();

  std::string text_;
  std::vector<Word> words_;
  std::vector<Slot> slots_;  // open addressing
};

}  // namespace candor
