// Text as words, and patterns of words looked for in it: the one facility for word lists in rules. Reports are written
// by many hands, often not in the writer's own language, so a heuristic names the few words that carry the sense and
// lets others stand between them.
//
// Words: letters, digits and apostrophes of the folded text; a number keeps its separators ("1,406", "4.9.1.1").
// Everything else only separates them: "e mail*" finds "e-mails", "crt sh" finds "crt.sh".
// Patterns are lists of words with these signs:
//   revo*        any word that begins with revo; a lone * behind another word is any one word
//   is|was|were  one of several
//   ~            (between blanks) up to four other words of the same sentence
// A match begins at the beginning of a word and never crosses the end of a sentence.
//
// Speed: a list is compiled where it stands (`static const Patterns kFound{"detect*", "came to light"};`) and finds
// most words of a text impossible by their first three letters. What is asked about one text again and again is best
// asked of its Words, of which words_of() in rules/support/prose.h keeps one for each part of a report.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/support/word_bytes.h"

namespace candor::rules {

// Which beginnings of words occur, by a small hash: what is not in it occurs nowhere.
class Beginnings {
 public:
  // Of the word with this key; its first three bytes decide.
  static unsigned of(WordKey key) { return (static_cast<unsigned>(key & key_mask(3)) * 0x9E3779B1U) >> 23U; }

  void add(unsigned beginning) { bits_[beginning / 64] |= uint64_t{1} << beginning % 64; }
  void add_stem(std::string_view stem);  // all that a word with this stem can have
  bool holds(unsigned beginning) const { return (bits_[beginning / 64] >> beginning % 64 & 1U) != 0; }
  bool meets(const Beginnings& other) const;

 private:
  std::array<uint64_t, 8> bits_{};
};

class Words {
 public:
  explicit Words(std::string_view text);

  const std::string& folded() const { return folded_; }
  size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  std::string_view operator[](size_t i) const { return view(words_[i]); }
  WordKey key(size_t i) const { return word_key(folded_, words_[i].begin, words_[i].end); }
  int sentence(size_t i) const { return words_[i].sentence; }
  int sentences() const { return words_.empty() ? 0 : words_.back().sentence + 1; }
  // The word is a part of something written together: a date, a time, a number sign, a hyphenated word.
  bool joined(size_t i) const;
  // Indices [first, last) of the words of a sentence (0-based).
  std::pair<size_t, size_t> span_of(int sentence) const;
  // The folded text from word `first` to before word `last`.
  std::string_view text(size_t first, size_t last) const;

 private:
  friend class Patterns;
  struct Word {
    uint32_t begin;  // in folded_
    uint32_t end;
    int sentence;
    unsigned beginning;
  };
  void split();
  std::string_view view(const Word& word) const {
    return std::string_view(folded_).substr(word.begin, word.end - word.begin);
  }

  std::string folded_;
  std::vector<Word> words_;
  Beginnings beginnings_;
};

// Calls visit(first, last) with the word indices of each sentence, in order and in linear time.
template <typename Visit>
void for_sentences(const Words& words, Visit visit) {
  for (size_t first = 0; first < words.size();) {
    size_t last = first;
    while (last < words.size() && words.sentence(last) == words.sentence(first)) ++last;
    visit(first, last);
    first = last;
  }
}

class Patterns {
 public:
  // Patterns separated by semicolons; a literal, for views of it are kept.
  explicit Patterns(std::string_view patterns);
  // The same as a list.
  Patterns(std::initializer_list<std::string_view> patterns);

  // Index of the word at which the first match in [from, to) begins.
  std::optional<size_t> find(const Words& words, size_t from = 0, size_t to = std::string_view::npos) const;
  bool in(const Words& words) const { return find(words).has_value(); }
  // In any text; without copies when it is folded (base/fold.h).
  bool in(std::string_view text) const;
  // Offset in folded text, at or behind `from`, at which the first match begins; npos when there is none.
  size_t offset_in(std::string_view folded, size_t from = 0) const;
  // The folded text begins with a match.
  bool opens(std::string_view folded) const;

 private:
  static constexpr size_t kInitials = 27;  // a to z, and all others
  struct Range {
    uint32_t begin = 0;
    uint32_t end = 0;
  };
  // Text, without its star, as the key of a word. What is longer than a key is compared behind it.
  struct Choice {
    WordKey key = 0;
    WordKey mask = 0;
    std::string_view text;
    bool stem = false;  // had a star
    bool whole = true;  // the key says it all
  };
  // How a pattern may begin, and the steps behind that.
  struct Opening {
    Choice choice;
    Range steps;
  };

  void add(std::string_view patterns);
  void add_pattern(std::string_view pattern);
  void compile();
  template <typename Walk>
  bool matches_at(const Walk& walk) const;
  template <typename Walk>
  bool matches_steps(Range steps, Walk walk) const;
  template <typename Walk>
  bool matches_one(Range choices, const Walk& walk) const;

  std::vector<Choice> choices_;
  std::vector<Range> steps_;                        // of choices_; empty: a gap
  std::vector<Opening> openings_;                   // by the initial of their choice
  std::array<uint16_t, kInitials + 1> initials_{};  // where in openings_ each begins
  Beginnings beginnings_;
};

// Digits of a number word: "1,406" and "10.118" and "1'406" to 1406; nullopt for "3.5", "4.9.1.1" and non-numbers.
std::optional<long long> number_of(std::string_view word);
// The same, and English number words up to twenty.
std::optional<long long> spelled_number_of(std::string_view word);

}  // namespace candor::rules
