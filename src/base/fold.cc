#include "base/fold.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

namespace candor {

namespace {

char lower(char c) {
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

size_t end_of_ascii(std::string_view text, size_t at) {
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

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

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
  return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) != text.end();
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

size_t find_invalid_utf8(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
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
  for (size_t i = 0; i < text.size();) {
    const size_t ascii_end = end_of_ascii(text, i);  // nearly all of a report: copied as a whole
    out.append(text, i, ascii_end - i);
    for (size_t k = i; k < ascii_end && offsets != nullptr; ++k) offsets->push_back(k);
    i = ascii_end;
    if (i == text.size()) break;
    const CodePoint c = decode(text, i);
    const char ascii = c.value < 0x80 ? 0 : look_alike(c.value);
    if (!zero_width(c.value)) {
      const std::string_view kept = ascii != 0 ? std::string_view(&ascii, 1) : text.substr(i, c.length);
      for (size_t k = 0; k < kept.size() && offsets != nullptr; ++k) offsets->push_back(ascii != 0 ? i : i + k);
      out.append(kept);
    }
    i += c.length;
  }
  if (offsets != nullptr) offsets->push_back(text.size());
  return out;
}

std::string fold(std::string_view text) {
  std::string out = straighten(text);
  size_t kept = 0;  // written in place: what is kept never overtakes what is read
  for (const char c : out) {
    if (!is_space(c)) {
      out[kept++] = lower(c);
    } else if (kept > 0 && out[kept - 1] != ' ') {
      out[kept++] = ' ';
    }
  }
  if (kept > 0 && out[kept - 1] == ' ') --kept;
  out.resize(kept);
  return out;
}

}  // namespace candor
