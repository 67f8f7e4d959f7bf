// White space as people paste it: ASCII blanks plus the Unicode ones that word processors and browsers leave behind.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/text.h"

namespace candor::markdown {

// Length in bytes of the blank at `at` (space, tab, CR, NBSP, other Unicode spaces, zero-width marks and the byte
// order mark), or 0 when the character is visible.
size_t blank_length(std::string_view text, size_t at);

// `span` without blanks at either end.
Span trim_blanks(std::string_view text, Span span);

}  // namespace candor::markdown
