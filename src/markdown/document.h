// Markdown to an immutable list of classified lines with spans; knows nothing of incidents.
//
// Block structure (code, HTML comments, headings, lists, tables, quotes) comes from cmark-gfm; inline text stays as
// the bytes the person wrote. Reports reach us as raw Markdown, as scraped text with the marks lost, and as mail, so
// the layer above reads *lines* and treats block structure as a strong hint, never as the only evidence.
//
// Thread safety: immutable after parse(). Ownership: keeps no copy of the text; every Span points into the
// SourceText given to parse().
#pragma once

#include <vector>

#include "base/text.h"

namespace candor::markdown {

struct Line {
  int number = 0;           // 1-based
  Span span;                // whole line without its line end
  Span content;             // without quote marks, list mark, heading marks, indentation and trailing white space
  int heading = 0;          // 1..6 for ATX and setext headings, else 0
  int indent = 0;           // columns of white space before the list mark or text (after quote marks)
  int quote = 0;            // depth of > quoting
  bool bullet = false;      // opens a list item (-, *, +, bullet characters such as U+2022 and U+25E6)
  bool ordered = false;     // opens an ordered item ("1.", "2)", "IV --" is left to the layer above)
  bool code = false;        // inside a fenced or indented code block, or a fence itself
  bool comment = false;     // lies wholly in an HTML comment; to be ignored by every reader of content
  bool table = false;       // row of a pipe table (header and delimiter rows included)
  bool delimiter = false;   // the |---|---| row of a table
  bool rule = false;        // thematic break
  std::vector<Span> cells;  // of a table row, trimmed; escaped pipes do not split

  bool blank() const { return content.empty(); }
};

class Document {
 public:
  // Never fails: any bytes are some Markdown. Time is linear in the input.
  static Document parse(const SourceText& source);

  const std::vector<Line>& lines() const { return lines_; }        // lines()[n - 1] is line n
  const std::vector<Span>& comments() const { return comments_; }  // every HTML comment, with its marks

 private:
  std::vector<Line> lines_;
  std::vector<Span> comments_;
};

}  // namespace candor::markdown
