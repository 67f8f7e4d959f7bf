#include "base/plain_letters.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace candor {

namespace {

// The letter below the accent, in order; a full stop where there is none. From the decompositions of Unicode, with the
// strokes that have none. Latin-1 and Extended-A from U+00C0, parts of Extended-B from U+01CD and U+0200, Extended
// Additional from U+1E00.
struct Block {
  char32_t first;
  std::string_view letters;
};
constexpr std::array<Block, 4> kBlocks = {
    {{0xC0,
      "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo.."
      "rrrrrrssssssssttttttuuuuuuuuu"
      "uuuwwyyyzzzzzzs"},
     {0x1CD, "aaiioouuuuuuuuuu.aaaa..ggggkkoooo..j...gg"},
     {0x200, "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy"},
     {0x1E00,
      "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssss"
      "ttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiiooooooooo"
      "ooooooooooooooouuuuuuuuuuuuuuyyyyyyyy"}}};

struct Several {
  char32_t letter;
  std::string_view plain;
};
constexpr std::array<Several, 18> kSeveral = {{{0xC6, "ae"},
                                               {0xDE, "th"},
                                               {0xDF, "ss"},
                                               {0xE6, "ae"},
                                               {0xFE, "th"},
                                               {0x132, "ij"},
                                               {0x133, "ij"},
                                               {0x152, "oe"},
                                               {0x153, "oe"},
                                               {0x192, "f"},
                                               {0x1E9E, "ss"},
                                               {0xFB00, "ff"},
                                               {0xFB01, "fi"},
                                               {0xFB02, "fl"},
                                               {0xFB03, "ffi"},
                                               {0xFB04, "ffl"},
                                               {0xFB05, "st"},
                                               {0xFB06, "st"}}};

bool is_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF);
}

// 0: it is no capital of these.
char32_t lower_of(char32_t c) {
  const bool greek = c >= 0x391 && c <= 0x3A9 && c != 0x3A2;
  const bool cyrillic = c >= 0x410 && c <= 0x42F;
  if (greek || cyrillic) return c + 0x20;
  return c >= 0x400 && c <= 0x40F ? c + 0x50 : 0;
}

void append_two_bytes(std::string& out, char32_t c) {
  out += static_cast<char>(0xC0U | (c >> 6U));
  out += static_cast<char>(0x80U | (c & 0x3FU));
}

// What stands for the letter; false when it stands for itself.
bool append_plain(std::string& out, char32_t c) {
  if (is_mark(c)) return true;
  for (const Block& block : kBlocks) {
    if (c < block.first || c - block.first >= block.letters.size()) continue;
    const char letter = block.letters[c - block.first];
    if (letter != '.') out += letter;
    if (letter != '.') return true;
  }
  const auto* const several = std::ranges::find(kSeveral, c, &Several::letter);
  if (several != kSeveral.end()) {
    out += several->plain;
    return true;
  }
  const bool wide_capital = c >= 0xFF21 && c <= 0xFF3A, wide = c >= 0xFF41 && c <= 0xFF5A;
  if (wide_capital || wide) {
    out += static_cast<char>('a' + (c - (wide ? 0xFF41 : 0xFF21)));
    return true;
  }
  if (const char32_t lower = lower_of(c); lower != 0) {
    append_two_bytes(out, lower);
    return true;
  }
  return false;
}

}  // namespace

std::string plain_letters(std::string text) {
  if (is_ascii(text)) return text;
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at++];
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid || !append_plain(out, point.value)) out.append(text, at, point.size);
    at += point.size;
  }
  return out;
}

}  // namespace candor
