// What somebody wrote in a comment, without what they quote.
#pragma once

#include <string>
#include <string_view>

namespace candor::lifecycle {

// The lines that are neither quoted ("> ...") nor the tracker's "(In reply to ... comment 3)".
std::string own_words(std::string_view text);

// Offsets into `text` of a line that is its author's own.
bool quoted_line(std::string_view line);

}  // namespace candor::lifecycle
