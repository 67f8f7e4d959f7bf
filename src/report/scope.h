// One report of a document while it is being read: its pieces, its marks, and what is known already. Shared by the
// readers of fields, factors, timeline, tables and so on.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "report/marks.h"
#include "report/pieces.h"
#include "report/report.h"

namespace candor::report {

struct Scope {
  std::string_view text;  // the whole source
  const std::vector<Piece>* all = nullptr;
  std::span<const Mark> marks;  // of this report
  size_t first = 0;             // its pieces: [first, last)
  size_t last = 0;
  bool scraped = false;  // text of a web page: paragraphs are one line each, and blank lines may be lost

  const Piece& piece(size_t index) const { return (*all)[index]; }
  std::string_view content(size_t index) const { return view(piece(index).content); }
  std::string_view view(Span span) const { return text.substr(span.begin, span.size()); }
  // Index of the piece at which the next mark stands, or the end of the report.
  size_t next_mark_piece(size_t mark) const { return mark + 1 < marks.size() ? marks[mark + 1].piece : last; }
  Text as_text(Span span) const { return {span, view(span)}; }
  // First piece that does not lie before `offset`.
  size_t piece_at(size_t offset) const;
};

// Half-open range of pieces.
struct Range {
  size_t first = 0;
  size_t last = 0;
};

// The pieces of a section's body, the rest of its heading line included when text stands there.
Range pieces_of(const Scope& scope, Span body);

// In scraped text: whether `piece` begins a paragraph of its own below text that ends at `end`, and does not go on
// with its sentence.
bool begins_paragraph(const Scope& scope, size_t end, const Piece& piece);

// `span` without blanks, HTML comments and stray emphasis at either end.
Span trim_value(std::string_view text, Span span);

}  // namespace candor::report
