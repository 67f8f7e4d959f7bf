#include "report/marks.h"

#include <algorithm>

#include "report/candidates.h"
#include "report/mark_finder.h"
#include "report/question.h"
#include "report/reading_state.h"

namespace candor::report {

namespace {

// How much of a report the marks make.
struct Weight {
  int topics = 0;
  int sections = 0;
};

Weight weigh(const Marks& marks) {
  SectionSet seen;
  int labels = 0;
  for (const Mark& mark : marks.all) {
    labels += mark.kind == MarkKind::label ? 1 : 0;
    if (mark.kind != MarkKind::heading && mark.id != SectionId::none) seen[static_cast<size_t>(mark.id)] = true;
  }
  Weight weight;
  for (size_t id = 1; id < seen.size(); ++id) {
    if (!seen[id]) continue;
    ++(topic_number(static_cast<SectionId>(id)) > 0 ? weight.topics : weight.sections);
  }
  weight.sections += std::min(labels, 12) / 2;
  return weight;
}

Marks find_era(std::string_view text, const std::vector<Piece>& pieces, const std::vector<Candidate>& candidates,
               bool quoted) {
  Marks sections = find_marks_of_era(text, pieces, candidates, false, quoted);
  Marks topics = find_marks_of_era(text, pieces, candidates, true, quoted);
  const int found = weigh(topics).topics;
  return found >= 3 && found > weigh(sections).sections ? topics : sections;
}

}  // namespace

Marks find_marks(std::string_view text, const std::vector<Piece>& pieces, const Lexicon& lexicon) {
  const std::vector<Candidate> candidates = find_candidates(text, pieces, lexicon);
  Marks plain = find_era(text, pieces, candidates, false);
  const bool has_quotes = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.quote > 0; });
  const Weight own = weigh(plain);
  if (!has_quotes || own.sections + own.topics >= 2) return plain;
  // Nothing of a report outside the quotes: the report itself may be quoted.
  Marks quoted = find_era(text, pieces, candidates, true);
  const Weight theirs = weigh(quoted);
  return theirs.sections + theirs.topics >= 3 ? quoted : plain;
}

}  // namespace candor::report
