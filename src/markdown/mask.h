// A short copy of the text that has the same lines and block structure but nothing in it that is slow to parse.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace candor::markdown {

// Line n of the copy has the block structure of line n of `text`; columns do not correspond. We need block structure
// only, while cmark always parses inline text too, and release 0.29.0.gfm.6 takes quadratic time on some of it
// (unclosed `<`, `[`, `*` runs) and on deep nesting. So the text behind a line's leading marks becomes one letter,
// comments vanish, a lone CR (which SourceText does not take for a line end) becomes a blank, and leading marks
// end after kMaxMarks marks or kMaxIndent columns: no report is nested that deep, and cmark walks all open blocks on
// each line.
std::string mask_inlines(std::string_view text, const std::vector<Span>& comments);

}  // namespace candor::markdown
