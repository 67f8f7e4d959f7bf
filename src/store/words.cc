#include "store/words.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

#include "base/fold.h"
#include "base/utf8.h"

namespace candor::store {

namespace {

constexpr size_t kLongestWord = 64;
constexpr size_t kMostBytes = 500'000;
constexpr size_t kShortestBeginning = 3;  // bytes; "a" would begin a twentieth of all words of all bugs

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Cut where a character begins.
size_t cut_length(std::string_view word) {
  size_t end = std::min(word.size(), kLongestWord);
  while (end < word.size() && end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

std::string cut(std::string_view word) {
  return to_lower(word.substr(0, cut_length(word)));
}

// Finds a view without making a string of it.
struct ViewHash {
  using is_transparent = void;
  size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
};

template <typename Take>
void each_word(std::string_view text, const Take& take) {
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    if (end > at) take(text.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace

std::string distinct_words(const std::vector<std::string_view>& texts) {
  std::unordered_set<std::string, ViewHash, std::equal_to<>> seen;
  std::string words;
  for (const std::string_view text : texts) {
    const std::string lower = to_lower(text);
    each_word(lower, [&](std::string_view word) {
      if (words.size() > kMostBytes) return;
      word = word.substr(0, cut_length(word));
      if (seen.contains(word)) return;  // most words are known, and cost no memory
      seen.emplace(word);
      if (!words.empty()) words += ' ';
      words += word;
    });
  }
  return storable(words);
}

std::string lower_words(std::string_view text) {
  std::string words;
  each_word(text, [&](std::string_view word) {
    if (!words.empty()) words += ' ';
    words += to_lower(word);
  });
  return words;
}

std::string storable(std::string_view text) {
  if (text.find('\0') == std::string_view::npos && find_invalid_utf8(text) == std::string_view::npos) {
    return std::string(text);
  }
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.valid && point.value != 0) {
      out += text.substr(at, point.size);
    } else {
      out += "\xEF\xBF\xBD";
    }
    at += point.size;
  }
  return out;
}

std::string match_expression(std::string_view query, bool sqlite) {
  std::string expression;
  each_word(query, [&](std::string_view word) {
    if (!expression.empty()) expression += sqlite ? " AND " : " & ";
    const bool begins = word.size() >= kShortestBeginning;
    expression += sqlite ? fmt::format("\"{}\"{}", cut(word), begins ? "*" : "")
                         : fmt::format("'{}'{}", cut(word), begins ? ":*" : "");
  });
  return storable(expression);
}

}  // namespace candor::store
