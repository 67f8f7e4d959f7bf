#include "rules/support/words.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "rules/support/word_runs.h"

namespace candor::rules {

namespace {

bool ends_sentence_within(std::string_view text, size_t begin, size_t end) {
  for (size_t at = begin; at < end; ++at) {
    if (ends_sentence(text, at)) return true;
  }
  return false;
}

}  // namespace

Words::Words(std::string_view text) : folded_(fold(text)) {
  split();
}

void Words::split() {
  const std::string_view text = folded_;
  words_.reserve(text.size() / 5 + 1);
  std::array<Word, 64> some;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  size_t count = 0;
  const auto keep = [&] {
    words_.insert(words_.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
    count = 0;
  };
  int sentence = 0;
  bool first = true;
  size_t behind = 0;  // the word before
  for_words(text, [&](size_t begin, size_t end) {
    // Nearly always one blank.
    const bool marks = begin != behind + 1 || text[behind] != ' ';
    if (marks && !first && ends_sentence_within(text, behind, begin)) ++sentence;
    first = false;
    behind = end;
    const unsigned beginning = Beginnings::of(word_key(text, begin, end));
    beginnings_.add(beginning);
    if (count == some.size()) keep();
    some[count++] = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end), sentence, beginning};
    return true;
  });
  keep();
}

std::pair<size_t, size_t> Words::span_of(int sentence) const {
  size_t first = 0;
  while (first < words_.size() && words_[first].sentence < sentence) ++first;
  size_t last = first;
  while (last < words_.size() && words_[last].sentence == sentence) ++last;
  return {first, last};
}

bool Words::joined(size_t i) const {
  const auto mark = [&](size_t at) {
    const char c = at < folded_.size() ? folded_[at] : ' ';
    return c == '-' || c == '/' || c == ':' || c == '#' || c == '+' || c == '=' || c == '_';
  };
  const bool before = words_[i].begin > 0 && mark(words_[i].begin - 1);
  // A colon behind a word is punctuation unless something follows at once.
  const bool after = mark(words_[i].end) && words_[i].end + 1 < folded_.size() && folded_[words_[i].end + 1] != ' ';
  return before || after;
}

std::string_view Words::text(size_t first, size_t last) const {
  if (first >= last || last > words_.size()) return {};
  return std::string_view(folded_).substr(words_[first].begin, words_[last - 1].end - words_[first].begin);
}

std::optional<long long> number_of(std::string_view word) {
  long long value = 0;
  size_t digits = 0;       // since the last separator
  bool separated = false;  // a separator was seen: groups of three must follow
  for (const char c : word) {
    if (c >= '0' && c <= '9') {
      if (value > 99'999'999'999'999) return std::nullopt;
      value = value * 10 + (c - '0');
      ++digits;
    } else if ((c == ',' || c == '.' || c == '\'') && digits >= 1 && digits <= 3 && (!separated || digits == 3)) {
      separated = true;
      digits = 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || (separated && digits != 3)) return std::nullopt;
  return value;
}

std::optional<long long> spelled_number_of(std::string_view word) {
  static constexpr std::string_view kNames[] = {"zero",     "one",      "two",      "three",   "four",    "five",
                                                "six",      "seven",    "eight",    "nine",    "ten",     "eleven",
                                                "twelve",   "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
                                                "eighteen", "nineteen", "twenty"};
  const char initial = word.empty() ? ' ' : word.front();
  if (initial >= 'a' && initial <= 'z') {
    static constexpr std::string_view kInitials = "zotfsen";  // of all of them
    if (word.size() > 9 || kInitials.find(initial) == std::string_view::npos) return std::nullopt;
    const auto* found = std::find(std::begin(kNames), std::end(kNames), word);
    if (found != std::end(kNames)) return found - std::begin(kNames);
    return std::nullopt;
  }
  return number_of(word);
}

}  // namespace candor::rules
