#include "report/candidates.h"

namespace candor::report {

namespace {

// No heading or label is longer; of a longer line its beginning decides.
constexpr size_t kKeyLimit = 180;

const HeadingSpelling* heading_of(const Phrase* phrase) {
  return phrase != nullptr && !phrase->headings.empty() ? phrase->headings.front() : nullptr;
}

bool is_candidate(const Candidate& found, const Piece& piece) {
  return found.title != SectionId::none || found.audit || found.factor || found.question || found.label ||
         piece.heading > 0;
}

}  // namespace

std::vector<Candidate> find_candidates(std::string_view text, const std::vector<Piece>& pieces,
                                       const Lexicon& lexicon) {
  std::vector<Candidate> out;
  Keyed keyed;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (!piece.readable() || piece.table) continue;
    make_key(text, piece.content, kKeyLimit, keyed);
    if (keyed.key.empty()) continue;
    Candidate found;
    found.piece = i;
    found.title = read_title(text, piece, keyed);
    if (found.title != SectionId::none) found.title_spelling = heading_of(lexicon.match(keyed.key));
    found.audit = read_audit_heading(text, piece, keyed);
    found.factor = read_factor_heading(text, piece, keyed);
    found.question = read_question(text, piece, keyed, lexicon);
    found.label = match_label(text, piece, keyed, lexicon);
    if (is_candidate(found, piece)) out.push_back(found);
  }
  return out;
}

}  // namespace candor::report
