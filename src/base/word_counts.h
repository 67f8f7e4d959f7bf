// Words of a text and how often each occurs, made for millions of words: one that is known costs a look-up and no
// memory.
#pragma once

#include <array>
#include <cstdint>
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

  size_t size() const { return words_.size(); }
  std::string_view word(size_t i) const;  // in the order they first came in; until the next add()
  uint32_t count(size_t i) const { return words_[i].count; }
  const std::string& text() const { return text_; }  // all of them, a space between

 private:
  struct Word {
    size_t begin = 0, length = 0;
    size_t hash = 0;
    uint32_t count = 0;
  };
  void grow();

  std::string text_;
  std::vector<Word> words_;
  std::vector<uint32_t> slots_;  // open addressing; the word's number and one, 0: free
};

}  // namespace candor
