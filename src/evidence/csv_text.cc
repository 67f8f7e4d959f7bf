#include "evidence/csv_text.h"

#include <array>

namespace candor::evidence {

namespace {

constexpr std::array<uint8_t, 256> kKinds = [] {
  std::array<uint8_t, 256> kinds{};
  for (size_t c = 0; c < 256; ++c) kinds[c] = c >= 0x80 ? kHighBit : c < 0x20 || c == 0x7F ? kControl : 0;
  kinds[','] = kSeparator;
  kinds['"'] = kQuote;
  kinds['\r'] = kinds['\n'] = kLineEnd | kControl;
  return kinds;
}();

bool formula(std::string_view cell) {
  return !cell.empty() &&
         (cell[0] == '=' || cell[0] == '+' || cell[0] == '-' || cell[0] == '@' || cell[0] == '\t' || cell[0] == '\r');
}

void double_quotes(std::string& out, size_t begin) {
  const std::string cell = out.substr(begin);
  out.resize(begin);
  for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
}

}  // namespace

uint8_t byte_kinds(std::string_view text) {
  uint8_t kinds = 0;
  for (const char c : text) kinds |= kKinds[static_cast<uint8_t>(c)];
  return kinds;
}

void append_cell(std::string& out, std::string_view cell, bool guard) {
  const size_t begin = out.size();
  out.append(cell);
  finish_cell(out, begin, byte_kinds(cell), guard);
}

void finish_cell(std::string& out, size_t begin, uint8_t kinds, bool guard) {
  const std::string_view cell = std::string_view(out).substr(begin);
  const bool spaces = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  if (guard && formula(cell)) out.insert(begin, 1, '\'');
  if (!spaces && (kinds & (kSeparator | kQuote | kLineEnd)) == 0) return;
  if ((kinds & kQuote) != 0) double_quotes(out, begin);
  out.insert(begin, 1, '"');
  out.push_back('"');
}

}  // namespace candor::evidence
