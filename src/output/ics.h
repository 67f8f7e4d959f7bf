// Due instants as a calendar (RFC 5545) that calendar programs can subscribe to.
#pragma once

#include <string>

#include "desk/due.h"

namespace candor::output {

// One event an item that has an instant, with a UID that stays and that no other desk's has (DueList::desk is in it),
// so that a program updates its events instead of doubling them; reminders one day and three hours before. A calendar
// is read in many places: items are veiled (due_text.h), and all text is printable. UTC, CRLF, lines folded. `now`
// becomes DTSTAMP.
std::string to_ics(const desk::DueList& list, Instant now);

}  // namespace candor::output
