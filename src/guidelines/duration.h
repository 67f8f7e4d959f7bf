// ISO 8601 durations as the guideline data uses them.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace candor::guidelines {

// "PT72H", "P14D": elapsed time, 1 day = 86,400 s (ambiguity 4). Nothing for calendar spans ("P2Y"), words and "".
std::optional<Seconds> elapsed_time(std::string_view iso);

}  // namespace candor::guidelines
