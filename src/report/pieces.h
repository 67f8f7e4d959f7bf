// The units that the readers of a report work on: lines, or parts of lines where a scraper glued the next label to
// the end of a value ("... text. - Next label:").
#pragma once

#include <vector>

#include "base/text.h"
#include "markdown/document.h"
#include "report/lexicon.h"

namespace candor::report {

struct Piece {
  int line = 0;  // 1-based
  Span span;     // whole line, or the part of it
  Span marked;   // from the list or heading mark to the end of the text
  Span content;  // as in markdown::Line
  int heading = 0;
  int indent = 0;
  int quote = 0;
  bool bullet = false;
  bool ordered = false;
  bool code = false;
  bool table = false;
  bool delimiter = false;
  bool rule = false;
  bool blank = false;                        // nothing to read: empty, a comment, a rule
  bool chrome = false;                       // of the page around the report ("Comment 7", "Updated", field changes)
  bool glued = false;                        // begins in the middle of a line
  const std::vector<Span>* cells = nullptr;  // of a table row; points into the markdown::Document

  bool readable() const { return !blank && !code && !chrome; }
};

std::vector<Piece> make_pieces(const SourceText& source, const markdown::Document& document, const Lexicon& lexicon);

}  // namespace candor::report
