#include "report/keyed.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::report {

namespace {

bool dropped(char c) {
  return c == '*' || c == '_' || c == '`' || c == '"' || c == '\'' || c == '#' || c == '\\';
}

void append(Keyed& out, char c, size_t offset) {
  if (dropped(c)) return;
  if (is_space(c)) {
    if (out.key.empty() || out.key.back() == ' ') return;
    c = ' ';
  }
  out.key.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  out.source.push_back(offset);
}

void trim_end(Keyed& out) {
  while (!out.key.empty() && out.key.back() == ' ') {
    out.key.pop_back();
    out.source.pop_back();
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

void make_key(std::string_view text, Span span, size_t limit, Keyed& out) {
  out.key.clear();
  out.source.clear();
  const std::string_view part = text.substr(span.begin, std::min(span.size(), limit));
  if (is_ascii(part)) {
    for (size_t i = 0; i < part.size(); ++i) append(out, part[i], span.begin + i);
  } else {
    std::vector<size_t> offsets;
    const std::string straight = straighten(part, &offsets);
    for (size_t i = 0; i < straight.size(); ++i) append(out, straight[i], span.begin + offsets[i]);
  }
  trim_end(out);
  out.source.push_back(span.begin + part.size());
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
