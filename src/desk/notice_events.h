// What a receiver is to be told at a moment. Pure: the same list and the same moment give the same events, under the
// same names, so that what was told once is known again after any interruption.
#pragma once

#include <string>
#include <vector>

#include "desk/due.h"
#include "desk/receiver.h"

namespace candor::desk {

struct Alert {
  DueItem item;
  std::string stage;  // "24h", "overdue", "question", "owed"
  std::string event;  // its name in the journal
};

// Of one obligation at most the most urgent one: who is told that four hours are left need not hear of 24.
// A report that is owed is an alert of its own beside it.
std::vector<Alert> alerts_of(const Receiver& receiver, const DueList& due, Instant now);

// The items of a digest, and the digest's name. Items without an instant are in it too.
std::vector<DueItem> digest_items(const Receiver& receiver, const DueList& due, Instant now);
std::string digest_event(const Receiver& receiver, Instant now);

// Name of a message that tells these events to this receiver: 32 hexadecimal digits, always the same for the same.
std::string notice_id(const Receiver& receiver, const std::vector<std::string>& events);

}  // namespace candor::desk
