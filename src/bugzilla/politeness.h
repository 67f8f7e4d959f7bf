// When the tracker may be asked at all. Bugzilla's own rules for programs: at most one poll in five minutes; silence
// for more than an hour after a block, because every request during it starts the hour again; no second try with a key
// that was refused, because the fifth in a minute blocks the address.
#pragma once

#include <string>

#include "bugzilla/mirror.h"

namespace candor::bugzilla {

inline constexpr Seconds kPollInterval = std::chrono::minutes(5);
inline constexpr Seconds kSilence = std::chrono::minutes(65);

// Why it must not be asked now; `resuming`: an interrupted sync goes on with a list it has already.
std::optional<Error> must_wait(const SyncState& state, const std::string& key, bool resuming, Instant now);

// Remembers what the error means for the next runs.
void learn(SyncState& state, const RestError& error, const std::string& key, Instant now);

// One sentence with what to do next, for the user.
Error explain(const RestError& error);

// A mirror is of one tracker.
Error other_tracker(const std::string& mirrored, const std::string& asked);

// What stands for the key in the state; empty for no key.
std::string key_digest(const std::string& key);

}  // namespace candor::bugzilla
