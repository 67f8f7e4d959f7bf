// Text as words, and short phrases looked for in it. Reports are written by many hands, often not in the writer's own
// language, so a heuristic names the few words that carry the sense and lets others stand between them.
//
// Words: letters, digits and apostrophes of the folded text; a number keeps its separators ("1,406", "4.9.1.1").
// Patterns are lists of words with these signs:
//   revo*        any word that begins with revo
//   is|was|were  one of several
//   ~            (between blanks) up to four other words of the same sentence
// A phrase never crosses the end of a sentence. Matching is linear in the text for a fixed set of phrases.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace candor::rules {

class Words {
 public:
  explicit Words(std::string_view text);

  const std::string& folded() const { return folded_; }
  size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  std::string_view operator[](size_t i) const { return view(words_[i]); }
  int sentence(size_t i) const { return words_[i].sentence; }
  int sentences() const { return words_.empty() ? 0 : words_.back().sentence + 1; }
  // The word is a part of something written together: a date, a time, a number sign, a hyphenated word.
  bool joined(size_t i) const;
  // Indices [first, last) of the words of a sentence (0-based).
  std::pair<size_t, size_t> span_of(int sentence) const;
  // The folded text from word `first` to before word `last`.
  std::string_view text(size_t first, size_t last) const;

 private:
  struct Word {
    size_t begin;  // in folded_
    size_t end;
    int sentence;
  };
  void split();
  std::string_view view(const Word& word) const {
    return std::string_view(folded_).substr(word.begin, word.end - word.begin);
  }

  std::string folded_;
  std::vector<Word> words_;
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
  bool in(std::string_view text) const { return in(Words(text)); }

 private:
  struct Choice {
    std::string_view text;  // without its star
    bool stem;              // had one
    bool matches(std::string_view word) const { return stem ? word.starts_with(text) : word == text; }
  };
  using Step = std::vector<Choice>;  // empty: a gap
  using Pattern = std::vector<Step>;
  // How a pattern may begin. Most words of a text begin none, so patterns are looked up by their first letter.
  struct Opening {
    Choice choice;
    size_t pattern;  // index
  };

  void add(std::string_view patterns);
  static bool matches(const Pattern& pattern, size_t step, const Words& words, size_t word, size_t to);

  std::vector<Pattern> patterns_;
  std::array<std::vector<Opening>, 256> openings_;
};

// Digits of a number word: "1,406" and "10.118" and "1'406" to 1406; nullopt for "3.5", "4.9.1.1" and non-numbers.
std::optional<long long> number_of(std::string_view word);
// The same, and English number words up to twenty.
std::optional<long long> spelled_number_of(std::string_view word);

}  // namespace candor::rules
