#include "base/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace candor {

namespace {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

struct CodePoint {
  uint32_t value;
  size_t length;  // bytes; 1 for an invalid byte, whose value is 0xFFFFFFFF
};

constexpr uint32_t kInvalid = 0xFFFFFFFFU;

bool continuation(std::string_view text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// RFC 3629, including the ban on surrogates and overlong forms.
CodePoint decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[at + i])); };
  const uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  size_t length = 0;
  if (first >= 0xC2 && first <= 0xDF) length = 2;
  if (first >= 0xE0 && first <= 0xEF) length = 3;
  if (first >= 0xF0 && first <= 0xF4) length = 4;
  if (length == 0) return {kInvalid, 1};
  uint32_t value = first & (0xFFU >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    if (!continuation(text, at + i)) return {kInvalid, 1};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {kInvalid, 1};
  return {value, length};
}

// Eight bytes at a time: nearly all of a report is ASCII.
size_t end_of_ascii(std::string_view text, size_t at) {
  for (uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool zero_width(uint32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
}

// ASCII stand-in for a look-alike, or 0. Only characters seen in real reports or their close kin.
char look_alike(uint32_t c) {
  if (c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) {
    return ' ';
  }
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D) return '-';
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0x2032 || c == 0x00B4 || c == 0xFF07)
    return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0x2033 || c == 0x00AB || c == 0x00BB) return '"';
  if (c == 0x03A4 || c == 0x0422) return 'T';
  if (c == 0xFF1A || c == 0x2236) return ':';
  if (c == 0xFF0F || c == 0x2215 || c == 0x2044) return '/';
  if (c == 0xFF0E) return '.';
  if (c == 0xFF5E || c == 0x223C || c == 0x02DC) return '~';
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<char>('0' + (c - 0xFF10));
  return 0;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool starts_with_ci(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

bool contains_ci(std::string_view text, std::string_view needle) {
  if (needle.empty()) return true;
  const char first = lower(needle.front());
  for (size_t at = 0; at + needle.size() <= text.size(); ++at) {
    if (lower(text[at]) == first && starts_with_ci(text.substr(at), needle)) return true;
  }
  return false;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

bool is_ascii(std::string_view text) {
  return end_of_ascii(text, 0) == text.size();
}

size_t find_invalid_utf8(std::string_view text) {
  for (size_t i = end_of_ascii(text, 0); i < text.size(); i = end_of_ascii(text, i)) {
    const CodePoint c = decode(text, i);
    if (c.value == kInvalid) return i;
    i += c.length;
  }
  return std::string_view::npos;
}

std::string straighten(std::string_view text, std::vector<size_t>* offsets) {
  std::string out;
  out.reserve(text.size());
  if (offsets != nullptr) {
    offsets->clear();
    offsets->reserve(text.size() + 1);
  }
  const auto append = [&](std::string_view kept, size_t source, size_t step) {
    out.append(kept);
    if (offsets == nullptr) return;
    const size_t before = offsets->size();
    offsets->resize(before + kept.size());
    for (size_t i = 0; i < kept.size(); ++i) (*offsets)[before + i] = source + i * step;
  };
  for (size_t i = 0; i < text.size();) {
    const size_t ascii_end = end_of_ascii(text, i);  // nearly all of a report: copied as a whole
    append(text.substr(i, ascii_end - i), i, 1);
    i = ascii_end;
    if (i == text.size()) break;
    const CodePoint c = decode(text, i);
    const char ascii = look_alike(c.value);
    if (ascii != 0) {
      append({&ascii, 1}, i, 0);
    } else if (!zero_width(c.value)) {
      append(text.substr(i, c.length), i, 1);
    }
    i += c.length;
  }
  if (offsets != nullptr) offsets->push_back(text.size());
  return out;
}

namespace {

using Ascii = std::array<char, 128>;

// What becomes of each ASCII character: white space is a space, letters as `letter` says.
constexpr Ascii table_of(char (*letter)(char)) {
  Ascii table{};
  for (size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    table[i] = is_space(c) ? ' ' : letter(c);
  }
  return table;
}

constexpr Ascii kLower = table_of(lower);
constexpr Ascii kSameCase = table_of([](char c) { return c; });

constexpr size_t kWorthTrying = 16;

#if defined(__SSE2__)
// Sixteen bytes at a time while they are printable ASCII with single blanks between, as nearly all of a report is.
// Returns how many bytes were written to `to`, a multiple of sixteen.
size_t copy_plain(char* to, std::string_view text, bool lower_case, bool& spaced) {
  constexpr size_t kWidth = sizeof(__m128i);
  const __m128i blank = _mm_set1_epi8(' ');
  size_t at = 0;
  for (; at + kWidth <= text.size(); at += kWidth) {
    __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    if (_mm_movemask_epi8(_mm_cmplt_epi8(bytes, blank)) != 0) break;  // a control character or not ASCII
    const auto blanks = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, blank)));
    if ((blanks & ((blanks << 1U) | (spaced ? 1U : 0U))) != 0) break;
    if (lower_case) {
      const __m128i capital =
          _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('A' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('Z' + 1)));
      bytes = _mm_add_epi8(bytes, _mm_and_si128(capital, _mm_set1_epi8('a' - 'A')));
    }
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), bytes);
    spaced = (blanks >> (kWidth - 1)) != 0;
  }
  return at;
}
#else
size_t copy_plain(char*, std::string_view, bool, bool&) {
  return 0;
}
#endif

void append_spaced(std::string& out, std::string_view text, const Ascii& table) {
  size_t kept = out.size();
  out.resize(kept + text.size());  // what is kept never is longer than what is read
  char* const to = out.data();
  bool spaced = kept == 0 || to[kept - 1] == ' ';
  const auto keep = [&](char c) {
    const bool space = c == ' ';
    if (space && spaced) return;
    to[kept++] = c;
    spaced = space;
  };
  const bool lower_case = &table == &kLower;
  size_t next = 0;  // where copying many at once is tried again: behind what it stopped at
  for (size_t i = 0; i < text.size();) {
    if (i >= next) {
      const size_t plain = copy_plain(to + kept, text.substr(i), lower_case, spaced);
      kept += plain;
      i += plain;
      next = i + kWorthTrying;
      if (i == text.size()) break;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      keep(table[byte]);
      ++i;
      continue;
    }
    const CodePoint c = decode(text, i);
    const char ascii = look_alike(c.value);
    if (ascii != 0) {
      keep(table[static_cast<unsigned char>(ascii)]);
    } else if (!zero_width(c.value)) {
      for (size_t k = 0; k < c.length; ++k) to[kept++] = text[i + k];
      spaced = false;
    }
    i += c.length;
  }
  out.resize(kept);
}

}  // namespace

void append_single_spaced(std::string& out, std::string_view text) {
  append_spaced(out, text, kSameCase);
}

bool same_folded(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto plain = [](char c) { return static_cast<signed char>(c) > ' '; };
  size_t i = 0;
  while (i < a.size() && i < b.size() && static_cast<signed char>(a[i]) >= 0 && lower(a[i]) == lower(b[i])) ++i;
  if (i == a.size() && i == b.size()) return true;
  // The same up to here, and then two characters that nothing can make equal.
  if (i < a.size() && i < b.size() && plain(a[i]) && plain(b[i])) return false;
  return fold(a) == fold(b);
}

std::string fold(std::string_view text) {
  std::string out;
  append_spaced(out, text, kLower);
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace candor
