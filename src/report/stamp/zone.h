// Reads the zone at a stamp, as written.
#pragma once

#include <string>
#include <string_view>

#include "report/stamp/cursor.h"
#include "report/stamp/zones.h"

namespace candor::report {

// One zone at the cursor: "UTC", "UTC +1", "-05:00", "CEST", "Pacific Time", "local Norwegian time"; the cursor moves
// behind it.
std::optional<ZoneToken> read_zone_token(Cursor& cursor);

// Everything that belongs to the zone behind a time: " (UTC+8)", "Z", " CET/CEST", " CEST (UTC+2)"; brackets that
// hold only the zone are eaten. The text without outer brackets, empty when there is no zone.
std::string_view read_stamp_zone(Cursor& cursor);

}  // namespace candor::report
