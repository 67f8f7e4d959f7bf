// HTML comments and fenced code, found in one pass: a comment inside a fence is code, a fence inside a comment is not.
#pragma once

#include <string_view>
#include <vector>

#include "base/text.h"

namespace candor::markdown {

// Every HTML comment with its marks, in source order. A comment that is never closed runs to the end of the text
// when it opens a line (CommonMark 4.6, HTML block of type 2), else it is ordinary text. Linear time.
std::vector<Span> find_comments(std::string_view text);

}  // namespace candor::markdown
