// One memory of a tracker's patience for everything a desk sends to it: a sync, a posting or a download that was
// blocked keeps all of them silent, and a key that was refused once is not tried again at once by any.
#pragma once

#include <chrono>

#include "bugzilla/politeness.h"
#include "bugzilla/rest.h"
#include "store/store.h"

namespace candor::desk {

// What is remembered of the tracker at this address; of the mirror's own it is part of the mirror's state.
Result<bugzilla::SyncState> standing_of(store::Store& store, const std::string& tracker);
Status remember_standing(store::Store& store, const bugzilla::SyncState& standing);

// Why this tracker must not be asked now, with what to do.
Status may_ask(store::Store& store, const bugzilla::Server& server, Instant now);

// For Rest::heed(). `now` is the time at which it is made; it goes on by itself.
class TrackerManners : public bugzilla::Manners {
 public:
  TrackerManners(store::Store& store, const bugzilla::Server& server, Instant now)
      : store_(store), tracker_(server.url), key_(server.key), made_(now), began_(std::chrono::steady_clock::now()) {}

  std::optional<bugzilla::RestError> against() override;
  void hear(const bugzilla::RestError& error) override;

 private:
  Instant now() const;

  store::Store& store_;
  std::string tracker_, key_;  // the key is never printed
  Instant made_;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace candor::desk
