#include <algorithm>

#include "base/fold.h"
#include "rules/support/word_bytes.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

constexpr size_t kGap = 4;
constexpr auto kNowhere = std::string_view::npos;

// The first byte of the next word of the sentence, or npos. `at` is behind a word, at most `limit`.
size_t next_word(std::string_view text, size_t at, size_t limit) {
  for (; at < limit; ++at) {
    if (class_at(text, at) != kOther) return at;
    if (ends_sentence(text, at)) return kNowhere;
  }
  return kNowhere;
}

// Folding would change more than the number of blanks.
bool wants_folding(std::string_view text) {
  bool wants = false;
  for (const char c : text) wants = wants | (static_cast<signed char>(c) < ' ') | (c >= 'A' && c <= 'Z');
  return wants;
}

}  // namespace

void Beginnings::add_stem(std::string_view stem) {
  if (stem.size() < 2) return bits_.fill(~uint64_t{0});
  if (stem.size() > 2 || class_at(stem, 1) == kOther) return add(of(stem, 0));
  for (unsigned third = 0; third < 256; ++third) {
    add(of_letters(static_cast<unsigned char>(stem[0]), static_cast<unsigned char>(stem[1]), third));
  }
}

bool Beginnings::meets(const Beginnings& other) const {
  uint64_t common = 0;
  for (size_t i = 0; i < bits_.size(); ++i) common |= bits_[i] & other.bits_[i];
  return common != 0;
}

Patterns::Patterns(std::string_view patterns) {
  add(patterns);
  compile();
}

Patterns::Patterns(std::initializer_list<std::string_view> patterns) {
  for (const std::string_view one : patterns) add(one);
  compile();
}

void Patterns::add(std::string_view patterns) {
  for (const std::string_view text : candor::split(patterns, ';')) {
    if (trim(text).empty()) continue;
    const size_t first = steps_.size();
    for (const std::string_view word : candor::split(trim(text), ' ')) {
      const size_t choices = choices_.size();
      for (const std::string_view choice : candor::split(word, '|')) {
        if (choice == "~") continue;
        const bool stem = choice.ends_with('*');
        choices_.push_back({choice.substr(0, choice.size() - (stem ? 1 : 0)), stem});
      }
      steps_.push_back({choices, choices_.size()});
    }
    for (size_t i = steps_[first].begin; i < steps_[first].end; ++i) {
      openings_.push_back({choices_[i], {first + 1, steps_.size()}});
    }
  }
}

void Patterns::compile() {
  std::stable_sort(openings_.begin(), openings_.end(),
                   [](const Opening& a, const Opening& b) { return a.choice.text.front() < b.choice.text.front(); });
  for (const Opening& opening : openings_) {
    if (opening.choice.stem) {
      beginnings_.add_stem(opening.choice.text);
    } else {
      beginnings_.add(Beginnings::of(opening.choice.text, 0));
    }
  }
}

// The steps behind a word that ends at `at`. Recursion is as deep as the pattern has gaps, never as the text is long.
bool Patterns::matches_steps(Range steps, std::string_view text, size_t at, size_t limit) const {
  for (; steps.begin < steps.end; ++steps.begin) {
    const Range& choices = steps_[steps.begin];
    if (choices.begin == choices.end) {
      for (size_t skip = 0; skip <= kGap && at != kNowhere; ++skip) {
        if (matches_steps({steps.begin + 1, steps.end}, text, at, limit)) return true;
        const size_t word = next_word(text, at, limit);
        at = word == kNowhere ? kNowhere : end_of_word(text, word);
      }
      return false;
    }
    const size_t begin = next_word(text, at, limit);
    if (begin == kNowhere) return false;
    at = end_of_word(text, begin);
    const std::string_view word = text.substr(begin, at - begin);
    if (std::none_of(choices_.begin() + static_cast<std::ptrdiff_t>(choices.begin),
                     choices_.begin() + static_cast<std::ptrdiff_t>(choices.end),
                     [&](const Choice& one) { return one.matches(word); }))
      return false;
  }
  return true;
}

// A match that begins with the word at `begin` and ends at `limit` or before.
bool Patterns::matches_at(std::string_view text, size_t begin, size_t limit) const {
  const char first = text[begin];
  auto opening = std::partition_point(openings_.begin(), openings_.end(),
                                      [&](const Opening& each) { return each.choice.text.front() < first; });
  if (opening == openings_.end() || opening->choice.text.front() != first) return false;
  const size_t end = end_of_word(text, begin);
  const std::string_view word = text.substr(begin, end - begin);
  for (; opening != openings_.end() && opening->choice.text.front() == first; ++opening) {
    if (opening->choice.matches(word) && matches_steps(opening->steps, text, end, limit)) return true;
  }
  return false;
}

std::optional<size_t> Patterns::find(const Words& words, size_t from, size_t to) const {
  to = std::min(to, words.size());
  if (from >= to || !beginnings_.meets(words.beginnings_)) return std::nullopt;
  const size_t limit = words.words_[to - 1].end;
  for (size_t at = from; at < to; ++at) {
    const Words::Word& word = words.words_[at];
    if (beginnings_.holds(word.beginning) && matches_at(words.folded_, word.begin, limit)) return at;
  }
  return std::nullopt;
}

bool Patterns::in(std::string_view text) const {
  return wants_folding(text) ? offset_in(fold(text)) != kNowhere : offset_in(text) != kNowhere;
}

size_t Patterns::offset_in(std::string_view folded, size_t from) const {
  if (from > 0 && from < folded.size() && class_at(folded, from - 1) != kOther) from = end_of_word(folded, from);
  for (size_t at = from; at < folded.size();) {
    if (class_at(folded, at) == kOther) {
      ++at;
      continue;
    }
    if (beginnings_.holds(Beginnings::of(folded, at)) && matches_at(folded, at, folded.size())) return at;
    at = end_of_word(folded, at);
  }
  return kNowhere;
}

bool Patterns::opens(std::string_view folded) const {
  return class_at(folded, 0) != kOther && matches_at(folded, 0, folded.size());
}

}  // namespace candor::rules
