#include <algorithm>

#include "base/fold.h"
#include "rules/support/word_runs.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

constexpr size_t kGap = 4;
constexpr auto kNowhere = std::string_view::npos;

// The place of a word in Words, and the way from it to the next of the same sentence before `to`.
struct InWords {
  const Words& words;
  size_t at;
  size_t to;

  WordKey key() const { return words.key(at); }
  std::string_view word() const { return words[at]; }
  bool next() {
    if (at + 1 >= to || words.sentence(at + 1) != words.sentence(at)) return false;
    ++at;
    return true;
  }
};

// The same in folded text.
struct InText {
  std::string_view text;
  size_t begin;
  size_t end;

  WordKey key() const { return word_key(text, begin, end); }
  std::string_view word() const { return text.substr(begin, end - begin); }
  bool next() {
    for (size_t at = end; at < text.size(); ++at) {
      if (class_at(text, at) != kOther) {
        begin = at;
        end = end_of_word(text, at);
        return true;
      }
      if (ends_sentence(text, at)) return false;
    }
    return false;
  }
};

// Folding would change more than the number of blanks.
bool wants_folding(std::string_view text) {
  const auto wanting = [](const Sixteen& bytes) {
    return bytes.below_space() | bytes.foreign() | bytes.between('A', 'Z');
  };
  for (size_t at = 0; at < text.size(); at += kByteBits) {
    if (byte_bits(text, at, wanting) != 0) return true;
  }
  return false;
}

size_t initial_of(WordKey key) {
  const auto letter = static_cast<unsigned>(key & key_mask(1)) - 'a';
  return std::min(letter, 26U);
}

// Calls visit(part) with the parts of `text` between separators.
template <typename Visit>
void for_parts(std::string_view text, char separator, Visit visit) {
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(separator, at), text.size());
    visit(text.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace

void Beginnings::add_stem(std::string_view stem) {
  if (stem.size() < 2) return bits_.fill(~uint64_t{0});
  const WordKey key = word_key(stem, 0, stem.size());
  if (stem.size() > 2) return add(of(key));
  for (WordKey third = 0; third < 256; ++third) add(of(key | third << 16U));
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
  for_parts(patterns, ';', [&](std::string_view text) {
    const std::string_view pattern = trim(text);
    if (!pattern.empty()) add_pattern(pattern);
  });
}

void Patterns::add_pattern(std::string_view pattern) {
  const auto count = [](const auto& list) { return static_cast<uint32_t>(list.size()); };
  const uint32_t first = count(steps_);
  for_parts(pattern, ' ', [&](std::string_view word) {
    const uint32_t choices = count(choices_);
    for_parts(word, '|', [&](std::string_view text) {
      if (text == "~") return;
      const bool stem = text.ends_with('*');
      if (stem) text.remove_suffix(1);
      Choice choice;
      choice.key = word_key(text, 0, text.size());
      choice.mask = key_mask(stem ? text.size() : sizeof(WordKey));
      choice.text = text;
      choice.stem = stem;
      choice.whole = text.size() < sizeof(WordKey) + (stem ? 1 : 0);
      choices_.push_back(choice);
    });
    steps_.push_back({choices, count(choices_)});
  });
  for (uint32_t i = steps_[first].begin; i < steps_[first].end; ++i) {
    openings_.push_back({choices_[i], {first + 1, count(steps_)}});
  }
}

void Patterns::compile() {
  std::stable_sort(openings_.begin(), openings_.end(), [](const Opening& a, const Opening& b) {
    return initial_of(a.choice.key) < initial_of(b.choice.key);
  });
  for (const Opening& opening : openings_) {
    ++initials_[initial_of(opening.choice.key) + 1];
    if (opening.choice.stem) {
      beginnings_.add_stem(opening.choice.text);
    } else {
      beginnings_.add(Beginnings::of(opening.choice.key));
    }
  }
  for (size_t i = 1; i < initials_.size(); ++i) initials_[i] = static_cast<uint16_t>(initials_[i] + initials_[i - 1]);
}

template <typename Walk>
bool Patterns::matches_one(Range choices, const Walk& walk) const {
  const WordKey key = walk.key();
  for (uint32_t i = choices.begin; i < choices.end; ++i) {
    const Choice& one = choices_[i];
    if ((key & one.mask) != one.key) continue;
    if (one.whole || (one.stem ? walk.word().starts_with(one.text) : walk.word() == one.text)) return true;
  }
  return false;
}

// The steps behind the word at which `walk` stands. Recursion is as deep as the pattern has gaps, never as the text is
// long.
template <typename Walk>
bool Patterns::matches_steps(Range steps, Walk walk) const {
  for (; steps.begin < steps.end; ++steps.begin) {
    const Range& choices = steps_[steps.begin];
    if (choices.begin == choices.end) {
      for (size_t skip = 0; skip <= kGap; ++skip) {
        if (matches_steps({steps.begin + 1, steps.end}, walk)) return true;
        if (!walk.next()) return false;
      }
      return false;
    }
    if (!walk.next() || !matches_one(choices, walk)) return false;
  }
  return true;
}

// A match that begins with the word at which `walk` stands.
template <typename Walk>
bool Patterns::matches_at(const Walk& walk) const {
  const WordKey key = walk.key();
  const size_t initial = initial_of(key);
  for (size_t i = initials_[initial]; i < initials_[initial + 1]; ++i) {
    const Choice& one = openings_[i].choice;
    if ((key & one.mask) != one.key) continue;
    if (!one.whole && !(one.stem ? walk.word().starts_with(one.text) : walk.word() == one.text)) continue;
    if (matches_steps(openings_[i].steps, walk)) return true;
  }
  return false;
}

std::optional<size_t> Patterns::find(const Words& words, size_t from, size_t to) const {
  to = std::min(to, words.size());
  if (from >= to || !beginnings_.meets(words.beginnings_)) return std::nullopt;
  for (size_t at = from; at < to; ++at) {
    if (beginnings_.holds(words.words_[at].beginning) && matches_at(InWords{words, at, to})) return at;
  }
  return std::nullopt;
}

bool Patterns::in(std::string_view text) const {
  return wants_folding(text) ? offset_in(fold(text)) != kNowhere : offset_in(text) != kNowhere;
}

size_t Patterns::offset_in(std::string_view folded, size_t from) const {
  if (from > 0 && from < folded.size() && class_at(folded, from - 1) != kOther) from = end_of_word(folded, from);
  if (from >= folded.size()) return kNowhere;
  size_t found = kNowhere;
  for_words(folded.substr(from), [&](size_t begin, size_t end) {
    const InText walk{folded, from + begin, from + end};
    if (beginnings_.holds(Beginnings::of(walk.key())) && matches_at(walk)) found = walk.begin;
    return found == kNowhere;
  });
  return found;
}

bool Patterns::opens(std::string_view folded) const {
  return class_at(folded, 0) != kOther && matches_at(InText{folded, 0, end_of_word(folded, 0)});
}

}  // namespace candor::rules
