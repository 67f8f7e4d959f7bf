// Sends what the outbox holds, one at a time and one program at a time, and records what arrived.
#pragma once

#include <functional>
#include <vector>

#include "bugzilla/rest.h"
#include "desk/outbox_desk.h"

namespace candor::desk {

struct DeliverOptions {
  std::string account = {};                 // see bugzilla::OutboxOptions
  std::function<void(Seconds)> pause = {};  // before looking again for a posting whose answer was lost
  std::function<Instant()> now = {};        // this machine's clock, as it goes on
  bool resend = false;                      // a person looked at the bug; see bugzilla::OutboxOptions
  std::optional<Instant> seen = {};         // a person saw the bugs as of this change
  bool just_seen = false;                   // a person confirmed a moment ago
};

struct Delivered {
  std::vector<OutboxItem> items;      // as they are now, in order
  std::optional<Error> stopped = {};  // why not all were sent: refused, unreachable, changed since
};

// The items in order, as the database has them when each one's turn comes. A part that the tracker refuses takes the
// parts after it with it. The Error is of what prevents any sending: another program sends, the desk cannot be written.
Result<Delivered> deliver(IncidentRecord& record, bugzilla::Rest& rest, const std::vector<OutboxItem>& items,
                          const DeliverOptions& options, const Act& act);

}  // namespace candor::desk
