// Code points of UTF-8 text and how they look on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candor {

struct CodePoint {
  char32_t value = 0;
  size_t size = 1;    // bytes
  bool valid = true;  // false: one byte that is not UTF-8; value is that byte
};

// The code point at offset (which must be inside text). Overlong forms and surrogates are invalid.
CodePoint decode_utf8(std::string_view text, size_t offset);

// Columns a code point takes on a terminal: 0 for combining and zero-width ones, 2 for wide ones (CJK, emoji), else 1.
int column_width(char32_t code_point);

// Control characters, bidirectional overrides, invisible format characters and invalid bytes could steer a terminal or
// hide text: they are unsafe to print as they are. Tab and line feed count as unsafe too.
bool unsafe_to_print(const CodePoint& code_point);

// What to show instead: "\x1b" for bytes, "\u202e" for code points.
std::string visible_escape(const CodePoint& code_point);

// The text with every unsafe code point escaped; safe to print on one line of a terminal.
std::string printable(std::string_view text);

}  // namespace candor
