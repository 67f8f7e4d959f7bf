#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace candor {

namespace {

struct Range {
  char32_t first, last;
};

// Unicode 15 blocks, coarse: what wcwidth() has, without a locale.
constexpr std::array<Range, 25> kZeroWidth = {{
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x06D6, 0x06DC}, {0x0730, 0x074A}, {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948},
    {0x094D, 0x094D}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x20D0, 0x20FF},
    {0x302A, 0x302D}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE01EF},
}};

constexpr std::array<Range, 15> kWide = {{
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x23E9, 0x23EC},
    {0x2705, 0x2705},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

// Invisible or re-ordering: soft hyphen, Arabic letter mark, zero-width and bidi marks, line separators, BOM, tags.
constexpr std::array<Range, 7> kInvisible = {{
    {0x00AD, 0x00AD},
    {0x061C, 0x061C},
    {0x200B, 0x200F},
    {0x2028, 0x202E},
    {0x2060, 0x206F},
    {0xFEFF, 0xFEFF},
    {0xE0000, 0xE007F},
}};

template <size_t N>
bool in(const std::array<Range, N>& ranges, char32_t value) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), value, [](char32_t v, const Range& r) { return v < r.first; });
  return after != ranges.begin() && value <= std::prev(after)->last;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, size_t offset) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(offset);
  if (lead < 0x80) return {lead, 1, true};
  const size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const CodePoint invalid{lead, 1, false};
  if (lead < 0xC2 || lead > 0xF4 || offset + size > text.size()) return invalid;
  char32_t value = lead & (0xFFU >> (size + 1));
  for (size_t i = 1; i < size; ++i) {
    if ((byte(offset + i) & 0xC0U) != 0x80U) return invalid;
    value = (value << 6U) | (byte(offset + i) & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return overlong || surrogate || value > 0x10FFFF ? invalid : CodePoint{value, size, true};
}

int column_width(char32_t code_point) {
  if (code_point < 0x300) return 1;
  if (in(kZeroWidth, code_point)) return 0;
  return in(kWide, code_point) ? 2 : 1;
}

bool unsafe_to_print(const CodePoint& code_point) {
  if (!code_point.valid || code_point.value < 0x20) return true;
  if (code_point.value < 0x7F) return false;
  return code_point.value < 0xA0 || in(kInvisible, code_point.value);
}

std::string visible_escape(const CodePoint& code_point) {
  const auto value = static_cast<unsigned>(code_point.value);
  if (!code_point.valid || value < 0x80) return fmt::format("\\x{:02x}", value);
  return value > 0xFFFF ? fmt::format("\\U{:08x}", value) : fmt::format("\\u{:04x}", value);
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t offset = 0; offset < text.size();) {
    const CodePoint next = decode_utf8(text, offset);
    if (unsafe_to_print(next)) {
      out += visible_escape(next);
    } else {
      out += text.substr(offset, next.size);
    }
    offset += next.size;
  }
  return out;
}

}  // namespace candor
