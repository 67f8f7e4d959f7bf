// The unified diff of two texts, as `diff -u` and `patch` write and read it.
#pragma once

#include <string>
#include <string_view>

namespace candor::output {

// Empty when the texts are equal. Lines keep their own ends (CRLF too); a last line without one gets the usual note.
std::string unified_diff(std::string_view old_name, std::string_view new_name, std::string_view old_text,
                         std::string_view new_text);

}  // namespace candor::output
