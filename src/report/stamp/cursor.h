// A place in straightened text (base/fold.h) while a stamp is read. Every step looks a bounded way ahead, which keeps
// the scanner linear. Copy a Cursor to try something, assign it back when the try succeeds.
#pragma once

#include <optional>
#include <string_view>

#include "base/fold.h"

namespace candor::report {

inline bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// ASCII letters and every byte of a longer UTF-8 sequence, so that a word like "M\u00E4rz" stays whole.
inline bool is_letter(char c) {
  return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

struct Number {
  int value = 0;
  size_t digits = 0;
};

struct Cursor {
  std::string_view text;
  size_t at = 0;

  char peek(size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
  char before() const { return at > 0 ? text[at - 1] : '\0'; }
  bool done() const { return at >= text.size(); }

  bool eat(char c) {
    if (peek() != c || done()) return false;
    ++at;
    return true;
  }

  // Skips at most `most` white-space characters (or "&nbsp;"); how many.
  size_t spaces(size_t most = 8);

  // A run of 1..most digits; nothing when the run is longer.
  std::optional<Number> number(size_t most);

  // The run of letters here, at most 24 bytes; empty when longer or none. Does not move.
  std::string_view word() const;
  std::string_view ascii_word() const;

  // Eats this lower-case word when it stands here in any case and no letter or digit follows.
  bool eat_word(std::string_view lower);
};

}  // namespace candor::report
