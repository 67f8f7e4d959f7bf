// Puts date, time and zone together to one stamp.
#pragma once

#include <optional>

#include "report/stamp/cursor.h"
#include "report/stamp/parts.h"

namespace candor::report {

// The stamp at the cursor: a date with or without a time, a time with or without a date behind it, or a mask that was
// never filled in. The cursor moves behind it. Whether a stamp may begin here is for the caller to know.
std::optional<RawStamp> read_stamp(Cursor& cursor);

}  // namespace candor::report
