// The marks before a line's text: quoting, indentation, list marks and heading marks, including those that only
// people and scrapers write.
#pragma once

#include <string_view>

#include "base/text.h"
#include "markdown/blocks.h"

namespace candor::markdown {

struct LineMarks {
  int quote = 0;
  int indent = 0;
  bool bullet = false;
  bool ordered = false;
  Span content;  // trimmed; empty but positioned for a line without text
};

// Reads the marks of one line. `line` is its span without line end in `text`.
LineMarks read_line_marks(std::string_view text, Span line, const BlockFacts& facts);

// Length of a bullet character that Markdown does not know (U+2022, U+25E6, U+25AA, ...) at `at`, or 0.
size_t bullet_character(std::string_view text, size_t at);

}  // namespace candor::markdown
