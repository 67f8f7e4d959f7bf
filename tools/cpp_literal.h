// Text as a string_view literal of C++.
#pragma once

#include <string>
#include <string_view>

namespace candor::embed {

// "..."sv, whatever bytes the text holds.
std::string literal(std::string_view text);

}  // namespace candor::embed
