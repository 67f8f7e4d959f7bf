// A source line as a terminal shows it, with the marked part underlined.
#pragma once

#include <string>
#include <string_view>

namespace candor::output {

struct Excerpt {
  std::string text;   // the line, or the part of it around the mark; tabs expanded, control characters escaped
  std::string marks;  // spaces and carets under `text`; at least one caret
};

// begin and end are byte offsets into line, end after begin or equal (one caret). width is in terminal columns; parts
// left out are shown as "...".
Excerpt make_excerpt(std::string_view line, size_t begin, size_t end, int width);

// Breaks words into lines of at most width columns; continuation lines are indented. Control characters are escaped.
std::string wrap(std::string_view text, int width, int indent);

// Terminal columns of text that is already safe to print.
int text_width(std::string_view text);

}  // namespace candor::output
