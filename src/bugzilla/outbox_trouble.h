// What an error means for a posting that was to be sent. Private to the outbox.
#pragma once

#include "base/result.h"
#include "bugzilla/outbox.h"

namespace candor::bugzilla {

// For the user, with what to do next.
Error shown(const RestError& error);

// How a person lets an entry go again.
std::string by_hand(const Entry& entry);

// Of an entry that may still arrive.
Error not_there_yet(const Entry& entry);

// The tracker looked at the request and did nothing.
bool is_refusal(Trouble trouble);

// A refusal, or postponed.
bool did_nothing(const RestError& error);

// Nothing was done, and the same request may succeed another time.
bool is_postponed(const RestError& error);

}  // namespace candor::bugzilla
