// Where words begin and end in folded text, and what they compare by; shared by Words and Patterns, so that both see
// the same words.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace candor::rules {

enum ByteClass : unsigned char { kOther = 0, kDigit = 1, kLetter = 2 };  // every byte beyond ASCII is a letter

inline constexpr std::array<ByteClass, 256> kByteClasses = [] {
  std::array<ByteClass, 256> classes{};
  for (unsigned c = 0; c < 256; ++c) {
    if (c >= '0' && c <= '9') classes[c] = kDigit;
    if ((c >= 'a' && c <= 'z') || c >= 0x80) classes[c] = kLetter;
  }
  return classes;
}();

inline ByteClass class_at(std::string_view text, size_t at) {
  return at < text.size() ? kByteClasses[static_cast<unsigned char>(text[at])] : kOther;
}

// The byte that is neither letter nor digit holds a word together: "1,406", "4.9.1", "1'406", "didn't".
inline bool joins(std::string_view text, size_t at) {
  const char c = text[at];
  if ((c != '.' && c != ',' && c != '\'') || at == 0) return false;
  const ByteClass before = class_at(text, at - 1);
  return before != kOther && before == class_at(text, at + 1) && (before == kDigit || c == '\'');
}

// The offset behind the word that holds text[at].
inline size_t end_of_word(std::string_view text, size_t at) {
  while (true) {
    while (class_at(text, at) != kOther) ++at;
    if (at >= text.size() || !joins(text, at)) return at;
    ++at;
  }
}

// The byte between two words ends a sentence.
inline bool ends_sentence(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == ';' || c == '!' || c == '?') return true;
  if (c != '.') return false;
  // "e.g. x", "i.e. x" and initials do not end a sentence: a single letter stands before the full stop.
  const bool initial = at >= 1 && class_at(text, at - 1) == kLetter && (at == 1 || class_at(text, at - 2) != kLetter);
  return !initial && (at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == ')' || text[at + 1] == '"');
}

// The first eight bytes of a word as a number, the first one lowest and zeros behind its end: words and beginnings of
// words compare in one step. No word holds a zero byte.
using WordKey = uint64_t;

// The bits of a key that the first `size` bytes fill.
constexpr WordKey key_mask(size_t size) {
  return size >= sizeof(WordKey) ? ~WordKey{0} : (WordKey{1} << (8 * size)) - 1;
}

// Of the word text[begin, end).
inline WordKey word_key(std::string_view text, size_t begin, size_t end) {
  WordKey key = 0;
  if (std::endian::native == std::endian::little && begin + sizeof key <= text.size()) {
    std::memcpy(&key, text.data() + begin, sizeof key);
    return key & key_mask(end - begin);
  }
  for (size_t at = std::min(end, begin + sizeof key); at-- > begin;) {
    key = key << 8U | static_cast<unsigned char>(text[at]);
  }
  return key;
}

}  // namespace candor::rules
