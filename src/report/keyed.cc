#include "report/keyed.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace candor::report {

namespace {

// What becomes of an ASCII character: 0 drops it, a blank stands for white space, letters are lower-cased.
constexpr std::array<char, 128> make_table() {
  std::array<char, 128> table{};
  for (size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    table[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (const char c : {'*', '_', '`', '"', '\'', '#', '\\', '\0'}) table[static_cast<unsigned char>(c)] = 0;
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'}) table[static_cast<unsigned char>(c)] = ' ';
  return table;
}

constexpr std::array<char, 128> kTable = make_table();

class KeyWriter {
 public:
  KeyWriter(Keyed& out, size_t size) : out_(out) {
    out.key.resize(size);
    out.source.resize(size + 1);
    key_ = out.key.data();
    source_ = out.source.data();
  }

  void add(char c, size_t offset) {
    const auto byte = static_cast<unsigned char>(c);
    const char kept = byte < 0x80 ? kTable[byte] : c;
    if (kept == 0 || (kept == ' ' && (at_ == 0 || key_[at_ - 1] == ' '))) return;
    key_[at_] = kept;
    source_[at_++] = offset;
  }

  void finish(size_t end) {
    while (at_ > 0 && out_.key[at_ - 1] == ' ') --at_;
    out_.key.resize(at_);
    out_.source.resize(at_ + 1);
    out_.source[at_] = end;
  }

 private:
  Keyed& out_;
  char* key_ = nullptr;  // of out_
  size_t* source_ = nullptr;
  size_t at_ = 0;
};

}  // namespace

void make_key(std::string_view text, Span span, size_t limit, Keyed& out) {
  const std::string_view part = text.substr(span.begin, std::min(span.size(), limit));
  if (is_ascii(part)) {
    KeyWriter writer(out, part.size());
    for (size_t i = 0; i < part.size(); ++i) writer.add(part[i], span.begin + i);
    writer.finish(span.begin + part.size());
    return;
  }
  std::vector<size_t> offsets;
  const std::string straight = straighten(part, &offsets);
  KeyWriter writer(out, straight.size());
  for (size_t i = 0; i < straight.size(); ++i) writer.add(straight[i], span.begin + offsets[i]);
  writer.finish(span.begin + part.size());
}

std::string spelling_key(std::string_view text) {
  Keyed keyed;
  make_key(text, {0, text.size()}, text.size(), keyed);
  std::string& key = keyed.key;
  while (!key.empty() && (key.back() == ' ' || key.back() == ':' || key.back() == '?' || key.back() == '.')) {
    key.pop_back();
  }
  return key;
}

}  // namespace candor::report
