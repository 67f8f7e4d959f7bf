// Due instants as a calendar (RFC 5545) that calendar programs can subscribe to.
#pragma once

#include <span>
#include <string>

#include "desk/due.h"

namespace candor::output {

// One event an item that has an instant, with a stable UID, so that a program updates its events instead of doubling
// them; reminders one day and three hours before. UTC, CRLF, lines folded. `now` becomes DTSTAMP.
std::string to_ics(std::span<const desk::DueItem> items, Instant now);

}  // namespace candor::output
