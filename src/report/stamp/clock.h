// Reads a time of day with its zone, the end of its range and its twin on another clock.
#pragma once

#include "report/stamp/cursor.h"
#include "report/stamp/joint.h"
#include "report/stamp/parts.h"

namespace candor::report {

// What follows a date and its joint: "14:20 - 15:10 CEST", "17:30 HKT (09:30 UTC)", "UTC 14:20". Fills the time parts
// of `raw`.
bool read_clock(Cursor& cursor, RawStamp& raw, const Joint& joint);

// A time that begins a stamp: "14:20 UTC", "3pm"; only what can be a time is one.
bool read_first_clock(Cursor& cursor, RawStamp& raw);

}  // namespace candor::report
