// Version of Candor itself, from CMakeLists.txt.
#pragma once

#include <string_view>

namespace candor {

inline constexpr std::string_view kVersion = CANDOR_VERSION;

}  // namespace candor
