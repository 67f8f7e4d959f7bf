// The spellings of a Grammar, ready for look-up at the beginning of a line.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/grammar.h"

namespace candor::report {

// One spelling and everything it may stand for: "Timeline" is a section, a label of Summary and one of a factor.
struct Phrase {
  std::string key;  // spelling_key() of the spelling
  std::vector<const HeadingSpelling*> headings;
  std::vector<const LabelSpelling*> labels;
  int words = 1;
};

class Lexicon {
 public:
  // The grammar must outlive the lexicon.
  explicit Lexicon(const Grammar& grammar);

  // The lexicon of a grammar, built once a thread as long as the same grammar is asked for: building takes longer
  // than reading a short report.
  static const Lexicon& of(const Grammar& grammar);

  // The longest phrase that `key` begins with at `from`, ending at a word boundary; null if none.
  const Phrase* match(std::string_view key, size_t from = 0) const;

 private:
  Phrase& phrase_for(std::string_view spelling);

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, size_t> by_key_;
  std::unordered_map<std::string, std::vector<size_t>> by_first_word_;  // longest phrase first
};

}  // namespace candor::report
