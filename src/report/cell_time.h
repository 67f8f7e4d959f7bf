// Moments in the cells of a certificate listing, as certificate tools and people write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace candor::report {

// A moment as exactly as a cell tells it.
struct CellTime {
  Instant when;          // where it begins
  Seconds precision{1};  // how long it lasts: a minute where no seconds stand, a day where no time of day does

  bool covers(Instant moment) const { return when <= moment && moment < when + precision; }
};

// ISO 8601 (UTC assumed where no zone stands), "Mar 15 00:12:41 2025 GMT", the times of ASN.1 ("20250315001241Z"), or
// any form a report may use. Empty when unreadable or ambiguous.
std::optional<CellTime> read_cell_time(std::string_view cell);
std::optional<Instant> parse_cell_time(std::string_view cell);  // where it begins
// The cell begins as 12/31/2026 or 01.02.2026 does: which of the numbers is the month, each reader has to guess.
bool guesses_month(std::string_view cell);

}  // namespace candor::report
