// The seven questions of 1.0 (topics of the draft), however numbered, cut short or paraphrased.
#pragma once

#include <optional>
#include <string_view>

#include "report/grammar.h"
#include "report/keyed.h"
#include "report/lexicon.h"
#include "report/pieces.h"

namespace candor::report {

struct Question {
  SectionId topic = SectionId::none;
  SectionId second = SectionId::none;  // of a merged question ("4 & 5")
  int number = 0;
  int second_number = 0;
  bool guess = false;  // nothing but its number tells which of the seven it is
  bool sure = false;   // in the question's own words, or under its own number
  Span heading;        // the question, without number and marks
  size_t value = 0;    // where an answer on the same line begins; end of the piece if none
};

// Reads the question a piece asks, if any. `keyed` is the piece's content.
std::optional<Question> read_question(std::string_view text, const Piece& piece, const Keyed& keyed,
                                      const Lexicon& lexicon);

// 1..7 for topic_awareness..topic_steps, else 0.
int topic_number(SectionId id);

}  // namespace candor::report
