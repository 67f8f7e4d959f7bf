// Reads the time of day of a stamp.
#pragma once

#include <optional>

#include "report/stamp/cursor.h"
#include "report/stamp/parts.h"

namespace candor::report {

// A time at the cursor: 14:20, 14:20:05.250, 9:40 AM, 9AM, 3.41 p.m., 14h20, 1420 (before a zone), noon, midnight.
// `after_date` also takes 11.15 and an impossible hour (to be reported); alone, only what can be a time is one.
std::optional<TimeParts> read_time(Cursor& cursor, bool after_date);

// The end of a range after a time and its zone: " - 13:45", "-13:45", " to 3:30 PM", after "between" also " and 13:45".
// `from` decides whether an attached "-05:00" is an offset instead.
std::optional<TimeParts> read_range_end(Cursor& cursor, const TimeParts& from, bool between);

// True when the sign at the cursor opens an offset from UTC ("-05:00", "+02:00", "+0200"), not a range.
bool is_offset(const Cursor& cursor, const TimeParts& from, bool iso);

}  // namespace candor::report
