// Small text helpers shared by every layer. All work on UTF-8 and never read past their input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor {

constexpr bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
std::string_view trim(std::string_view text);
std::string to_lower(std::string_view text);  // ASCII letters only
bool starts_with_ci(std::string_view text, std::string_view prefix);
bool contains_ci(std::string_view text, std::string_view needle);
std::vector<std::string_view> split(std::string_view text, char separator);

bool is_ascii(std::string_view text);

// Offset of the first byte that is not valid UTF-8, or npos.
size_t find_invalid_utf8(std::string_view text);

// fold() makes text comparable: look-alikes become ASCII (NBSP and other spaces, U+2010..2015 dashes, curly quotes,
// U+03A4 and other letters that look like T, full-width digits and colon), zero-width characters vanish, runs of
// white space become one space, ends are trimmed, ASCII letters are lower-cased. Lengths change: for matching only.
std::string fold(std::string_view text);

// fold(a) == fold(b), nearly always without making either.
bool same_folded(std::string_view a, std::string_view b);

// The same but for the case of letters, added to `out`, where runs of white space end up as one space, none of them in
// front. The end is not trimmed.
void append_single_spaced(std::string& out, std::string_view text);

// straighten() replaces the same look-alikes but keeps case and every run of white space; `offsets`, when given,
// receives for each byte of the result the offset of its source byte, plus one final entry for the end.
std::string straighten(std::string_view text, std::vector<size_t>* offsets = nullptr);

}  // namespace candor
