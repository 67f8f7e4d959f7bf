// The bug's whiteboard: what Root Store Operators record there.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace candor::rules {

// End of the day (23:59:59Z) of a "Next update" date: any case, optional punctuation, any unambiguous spelling of the
// date; nothing when there is none or it has several readings ("3-1-2023").
std::optional<Instant> next_update(std::string_view whiteboard);

}  // namespace candor::rules
