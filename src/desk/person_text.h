// Words that people give and that are kept for good: valid UTF-8 that shows as it is.
#pragma once

#include <string_view>

#include "base/result.h"

namespace candor::desk {

inline constexpr size_t kLongestPersonText = 65'535;  // bytes

// What must stand on one line (a title becomes a bug's summary). Refused with one sentence that begins with `what`:
// line breaks, control and invisible characters, nothing but blanks where it may not be empty, more than
// kLongestPersonText.
Status check_line(std::string_view what, std::string_view text, bool may_be_empty);

// The same for what may go over several lines: tabs and line breaks are in order.
Status check_paragraphs(std::string_view what, std::string_view text, bool may_be_empty);

}  // namespace candor::desk
