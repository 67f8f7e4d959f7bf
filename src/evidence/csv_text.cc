#include "evidence/csv_text.h"

#include <algorithm>
#include <cstring>

#include "base/block.h"
#include "base/fold.h"

namespace candor::evidence {

namespace {

// Which bytes were met, all bits of a place set where one was.
struct Met {
  Block separator{}, quote{}, line_end{}, control{}, high_bit{};

  void look_at(const Block& bytes) {
    separator |= where(bytes == ',');
    quote |= where(bytes == '"');
    line_end |= where(bytes == '\r') | where(bytes == '\n');
    control |= where(bytes < 0x20) | where(bytes == 0x7F);
    high_bit |= bytes & 0x80;
  }
};

bool formula(std::string_view cell) {
  return !cell.empty() &&
         (cell[0] == '=' || cell[0] == '+' || cell[0] == '-' || cell[0] == '@' || cell[0] == '\t' || cell[0] == '\r');
}

void double_quotes(std::string& out, size_t begin) {
  const std::string cell = out.substr(begin);
  out.resize(begin);
  for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
}

// Whether there is any byte of any kind: what is so for few cells, and told sooner than which kinds they are.
bool has_kinds(std::string_view text) {
  const auto unusual = [](const Block& bytes) {
    return where(bytes == ',') | where(bytes == '"') | where(bytes < 0x20) | where(bytes > 0x7E);
  };
  if (text.size() < sizeof(Block)) {
    Block few = Block{} + uint8_t{' '};
    std::memcpy(&few, text.data(), text.size());
    return any(unusual(few));
  }
  Block met{};
  for (size_t i = 0; i + sizeof(Block) < text.size(); i += sizeof(Block)) {
    met |= unusual(load_block(text.data() + i));
  }
  // The last ones, some for the second time.
  return any(met | unusual(load_block(text.data() + text.size() - sizeof(Block))));
}

}  // namespace

uint8_t byte_kinds(std::string_view text) {
  if (text.empty() || !has_kinds(text)) return 0;
  Met met;
  Block bytes;
  for (; text.size() >= sizeof bytes; text.remove_prefix(sizeof bytes)) {
    std::memcpy(&bytes, text.data(), sizeof bytes);
    met.look_at(bytes);
  }
  if (!text.empty()) {
    bytes = Block{} + uint8_t{' '};
    std::memcpy(&bytes, text.data(), text.size());
    met.look_at(bytes);
  }
  uint8_t kinds = 0;
  if (any(met.separator)) kinds |= kSeparator;
  if (any(met.quote)) kinds |= kQuote;
  if (any(met.line_end)) kinds |= kLineEnd;
  if (any(met.control)) kinds |= kControl;
  if (any(met.high_bit)) kinds |= kHighBit;
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
