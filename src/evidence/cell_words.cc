#include "evidence/cell_words.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::evidence {

namespace {

constexpr size_t kHashDigits = 64;

bool hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Bytes of hexadecimal digits in lower case, an odd first one standing alone.
std::string bytes_of(std::string_view digits) {
  const auto value = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string out;
  size_t at = 0;
  if (digits.size() % 2 == 1) out.push_back(static_cast<char>(value(digits[at++])));
  for (; at < digits.size(); at += 2) out.push_back(static_cast<char>(value(digits[at]) * 16 + value(digits[at + 1])));
  return out;
}

}  // namespace

std::string plain_serial(std::string_view text) {
  text = trim(text);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (starts_with_ci(text, "0x")) text.remove_prefix(2);
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == ' ') continue;
    if (!hex_digit(c)) return "";
    out.push_back(c);
  }
  if (out.empty()) return "";
  out = to_lower(out);
  out.erase(0, std::min(out.find_first_not_of('0'), out.size() - 1));
  return negative ? "-" + out : out;
}

std::string serial_octets(std::string_view plain) {
  if (plain.empty()) return "";
  const bool negative = plain.starts_with('-');
  std::string out = bytes_of(plain.substr(negative ? 1 : 0));
  if (negative) {  // two's complement: invert and add one
    unsigned carry = 1;
    for (size_t i = out.size(); i-- > 0;) {
      const unsigned byte = static_cast<uint8_t>(~static_cast<uint8_t>(out[i])) + carry;
      out[i] = static_cast<char>(byte & 0xFFU);
      carry = byte >> 8U;
    }
  }
  const bool reads_negative = static_cast<uint8_t>(out.front()) >= 0x80;
  if (negative != reads_negative) out.insert(out.begin(), negative ? '\xFF' : '\0');
  return out;
}

std::string plain_hash(std::string_view cell) {
  std::string out;
  for (const char c : cell) {
    if (c == ':' || c == ' ') continue;
    if (!hex_digit(c)) return "";
    out.push_back(c);
  }
  return out.size() == kHashDigits ? to_lower(out) : "";
}

std::optional<Sha256Value> hash_in(std::string_view cell) {
  std::string digits = plain_hash(cell);
  for (size_t at = 0; digits.empty() && at < cell.size();) {
    size_t end = at;
    while (end < cell.size() && hex_digit(cell[end])) ++end;
    if (end - at == kHashDigits) digits = to_lower(cell.substr(at, kHashDigits));
    at = end + 1;
  }
  if (digits.empty()) return std::nullopt;
  Sha256Value value{};
  const std::string bytes = bytes_of(digits);
  std::copy(bytes.begin(), bytes.end(), value.begin());
  return value;
}

std::vector<std::string> listed_names(std::string_view cell) {
  constexpr std::string_view kWindows = "DNS Name=";
  // A list as JSON or Python has it: ["a.example", 'b.example']
  const bool list = trim(cell).starts_with('[');
  std::vector<std::string> out;
  std::string word;
  const auto take = [&] {
    if (starts_with_ci(word, "dns:")) word.erase(0, 4);
    if (!word.empty()) out.push_back(std::move(word));
    word.clear();
  };
  for (size_t i = 0; i < cell.size(); ++i) {
    const char c = cell[i];
    if (is_space(c) || c == ',' || c == ';' || c == '|') {
      take();
    } else if (word.empty() && starts_with_ci(cell.substr(i), kWindows)) {
      i += kWindows.size() - 1;
    } else if (!list || std::string_view("[]\"'").find(c) == std::string_view::npos) {
      word.push_back(c);
    }
  }
  take();
  return out;
}

}  // namespace candor::evidence
