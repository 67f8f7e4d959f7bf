// Words and masks that stand where a stamp should.
#pragma once

#include <optional>

#include "report/stamp/cursor.h"
#include "report/stamp/parts.h"

namespace candor::report {

// A mask left from a template: "YYYY-MM-DD", "HH:MM", "YYYY-MM-DD hh:mm (UTC)".
std::optional<RawStamp> read_mask(Cursor& cursor);

// "N/A", "TBD", "Ongoing" and their like, at the beginning of a field.
std::optional<RawStamp> read_word_for_date(Cursor& cursor);

// Ten digits that are nothing else: seconds since 1970.
std::optional<RawStamp> read_epoch(Cursor& cursor);

}  // namespace candor::report
