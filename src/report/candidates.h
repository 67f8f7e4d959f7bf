// Everything a piece might begin, judged by its own words alone. Which of it is true depends on what stands around it
// and is decided in marks.cc; most pieces are no candidates at all.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "report/label_match.h"
#include "report/numbered_heading.h"
#include "report/pieces.h"
#include "report/question.h"

namespace candor::report {

struct Candidate {
  size_t piece = 0;
  SectionId title = SectionId::none;
  const HeadingSpelling* title_spelling = nullptr;
  std::optional<NumberedHeading> audit;   // finding, issue
  std::optional<NumberedHeading> factor;  // contributing factor
  std::optional<Question> question;
  std::optional<LabelMatch> label;
};

std::vector<Candidate> find_candidates(std::string_view text, const std::vector<Piece>& pieces, const Lexicon& lexicon);

}  // namespace candor::report
