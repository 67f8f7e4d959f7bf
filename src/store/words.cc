#include "store/words.h"

#include <fmt/format.h>

#include "base/fold.h"
#include "base/plain_letters.h"
#include "base/utf8.h"
#include "base/word_counts.h"
#include "tracker/terms.h"

namespace candor::store {

namespace {

constexpr size_t kShortestBeginning = 3;  // bytes; "a" would begin a twentieth of all words of all bugs

}  // namespace

std::string lower_words(std::string_view text) {
  std::string words;
  each_word(plain_letters(std::string(text)), [&](std::string_view word) {
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
  const std::string folded = plain_letters(fold(query));  // as told_of() folds the texts
  each_word(folded, [&](std::string_view word) {
    word = cut_word(word, tracker::kLongestFoundWord);
    if (!expression.empty()) expression += sqlite ? " AND " : " & ";
    const bool begins = word.size() >= kShortestBeginning;
    expression +=
        sqlite ? fmt::format("\"{}\"{}", word, begins ? "*" : "") : fmt::format("'{}'{}", word, begins ? ":*" : "");
  });
  return storable(expression);
}

}  // namespace candor::store
