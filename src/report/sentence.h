// Ends of sentences.
#pragma once

#include <string_view>

#include "base/text.h"

namespace candor::report {

// Offset just behind the first sentence of `span`: after ".", "?", "!" or ":" that a blank, a closing emphasis mark or
// the end follows, not inside parentheses, not in "e.g." or "i.e."; the end of the span if there is none.
size_t sentence_end(std::string_view text, Span span);

}  // namespace candor::report
