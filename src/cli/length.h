// Lengths of time as people write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace candor::cli {

// "90min", "36h", "7d", "2w".
std::optional<Seconds> length_of(std::string_view word);

}  // namespace candor::cli
