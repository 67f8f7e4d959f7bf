#include "rules/support/words.h"

#include <algorithm>
#include <cctype>

#include "base/fold.h"

namespace candor::rules {

namespace {

constexpr size_t kGap = 4;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// A separator inside a number: "1,406", "4.9.1", "1'406".
bool joins_digits(std::string_view text, size_t at) {
  const char c = text[at];
  return (c == '.' || c == ',' || c == '\'') && at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) &&
         is_digit(text[at + 1]);
}

bool in_word(std::string_view text, size_t at) {
  const char c = text[at];
  if (is_digit(c) || is_letter(c) || joins_digits(text, at)) return true;
  return c == '\'' && at > 0 && at + 1 < text.size() && is_letter(text[at - 1]) && is_letter(text[at + 1]);
}

bool ends_sentence(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == ';' || c == '!' || c == '?') return true;
  if (c != '.') return false;
  // "e.g. x", "i.e. x" and initials do not end a sentence: a single letter stands before the full stop.
  const bool initial = at >= 1 && is_letter(text[at - 1]) && (at == 1 || !is_letter(text[at - 2]));
  return !initial && (at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == ')' || text[at + 1] == '"');
}

}  // namespace

Words::Words(std::string_view text) : folded_(fold(text)) {
  split();
}

void Words::split() {
  const std::string_view text = folded_;
  int sentence = 0;
  bool pending = false;
  for (size_t at = 0; at < text.size();) {
    if (!in_word(text, at)) {
      pending = pending || ends_sentence(text, at);
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && in_word(text, at)) ++at;
    if (pending && !words_.empty()) ++sentence;
    pending = false;
    words_.push_back({begin, at, sentence});
  }
}

std::pair<size_t, size_t> Words::span_of(int sentence) const {
  size_t first = 0;
  while (first < words_.size() && words_[first].sentence < sentence) ++first;
  size_t last = first;
  while (last < words_.size() && words_[last].sentence == sentence) ++last;
  return {first, last};
}

bool Words::joined(size_t i) const {
  static constexpr std::string_view kMarks = "-/:#+=_";
  const auto mark = [&](size_t at) {
    return at < folded_.size() && kMarks.find(folded_[at]) != std::string_view::npos;
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

Patterns::Patterns(std::string_view patterns) {
  add(patterns);
}

Patterns::Patterns(std::initializer_list<std::string_view> patterns) {
  for (const std::string_view one : patterns) add(one);
}

void Patterns::add(std::string_view patterns) {
  for (const std::string_view text : candor::split(patterns, ';')) {
    if (trim(text).empty()) continue;
    Pattern& pattern = patterns_.emplace_back();
    for (const std::string_view word : candor::split(trim(text), ' ')) {
      Step& step = pattern.emplace_back();
      if (word == "~") continue;
      for (const std::string_view choice : candor::split(word, '|')) {
        const bool stem = choice.ends_with('*');
        step.push_back({choice.substr(0, choice.size() - (stem ? 1 : 0)), stem});
      }
    }
    for (const Choice& choice : pattern.front()) {
      openings_[static_cast<unsigned char>(choice.text.front())].push_back({choice, patterns_.size() - 1});
    }
  }
}

// Recursion is as deep as the pattern has gaps, never as the text is long.
bool Patterns::matches(const Pattern& pattern, size_t step, const Words& words, size_t word, size_t to) {
  for (; step < pattern.size(); ++step, ++word) {
    const Step& choices = pattern[step];
    if (choices.empty()) {
      for (size_t skip = 0; skip <= kGap; ++skip) {
        if (matches(pattern, step + 1, words, word + skip, to)) return true;
      }
      return false;
    }
    if (word >= to) return false;
    const std::string_view text = words[word];
    if (std::none_of(choices.begin(), choices.end(), [&](const Choice& one) { return one.matches(text); }))
      return false;
  }
  return true;
}

std::optional<size_t> Patterns::find(const Words& words, size_t from, size_t to) const {
  to = std::min(to, words.size());
  size_t end = from;  // of the sentence that holds `at`
  for (size_t at = from; at < to; ++at) {
    const std::string_view word = words[at];
    const auto& openings = openings_[static_cast<unsigned char>(word.front())];
    if (openings.empty()) continue;
    if (end <= at) {
      end = at;
      while (end < to && words.sentence(end) == words.sentence(at)) ++end;
    }
    for (const Opening& opening : openings) {
      if (opening.choice.matches(word) && matches(patterns_[opening.pattern], 1, words, at + 1, end)) return at;
    }
  }
  return std::nullopt;
}

std::optional<long long> number_of(std::string_view word) {
  long long value = 0;
  size_t digits = 0;       // since the last separator
  bool separated = false;  // a separator was seen: groups of three must follow
  for (const char c : word) {
    if (is_digit(c)) {
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
  const auto* found = std::find(std::begin(kNames), std::end(kNames), word);
  if (found != std::end(kNames)) return found - std::begin(kNames);
  return number_of(word);
}

}  // namespace candor::rules
