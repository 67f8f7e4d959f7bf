// SQL as it stands in a report: one line that means the same.
#pragma once

#include <string>
#include <string_view>

namespace candor::desk {

// Line ends become blanks; where that would change the meaning, a comment up to the line's end becomes one in /* */,
// and a line end in a string becomes char(10).
std::string sql_on_one_line(std::string_view sql);

// That as a code span.
std::string sql_span(std::string_view sql);

}  // namespace candor::desk
