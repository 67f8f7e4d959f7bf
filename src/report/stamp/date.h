// Reads the date part of a stamp.
#pragma once

#include <optional>

#include "report/stamp/cursor.h"
#include "report/stamp/parts.h"

namespace candor::report {

// A date at the cursor, in any of the forms people use; the cursor moves behind it. A date marked weak is one only
// when a time of day follows; that is for the caller to check.
std::optional<DateParts> read_date(Cursor& cursor);

// Eats a day of the week and the punctuation behind it ("Wed, "); -1 if there is none.
int read_weekday(Cursor& cursor);

}  // namespace candor::report
