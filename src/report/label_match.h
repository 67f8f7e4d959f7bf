// A heading or label of the grammar at the beginning of a piece, and the form it is written in.
#pragma once

#include <optional>
#include <string_view>

#include "report/keyed.h"
#include "report/lexicon.h"
#include "report/pieces.h"

namespace candor::report {

struct LabelMatch {
  const Phrase* phrase = nullptr;
  Span written;        // the words, without marks, numbering and colon
  size_t value = 0;    // where text behind it begins; == end of the piece if none
  bool colon = false;  // a colon follows
  bool bold = false;   // begins in bold
  bool whole = false;  // nothing follows but punctuation
  bool aside = false;  // followed by an aside in parentheses or behind a dash only: "Timeline (all times UTC)"
};

// `keyed` is the piece's content, or the beginning of it.
std::optional<LabelMatch> match_label(std::string_view text, const Piece& piece, const Keyed& keyed,
                                      const Lexicon& lexicon);

}  // namespace candor::report
