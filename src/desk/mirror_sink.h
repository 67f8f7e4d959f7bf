// The mirror in the desk's database, as the sync engine wants it.
#pragma once

#include "bugzilla/mirror.h"
#include "store/outbox_lock.h"
#include "store/store.h"

namespace candor::desk {

// What is read out of mirrored bugs, where an older version of the program read less; `always`: in any case.
Status renew_mirror(store::Store& store, bool always);

// One sync of a desk at a time, as long as what it returns is held: two would each ask for everything. An error when
// another program is at it.
Result<std::unique_ptr<store::OutboxLock>> one_sync(const store::Store& store);

// Writes through `store`, which it does not own.
class MirrorSink : public bugzilla::Mirror {
 public:
  explicit MirrorSink(store::Store& store) : store_(store) {}

  Result<bugzilla::SyncState> state() override;
  Status remember(const bugzilla::SyncState& state) override;
  Result<std::vector<bugzilla::KnownBug>> known() override;
  Result<std::vector<bugzilla::Todo>> waiting() override;
  Status add_waiting(const std::vector<bugzilla::Todo>& bugs, const bugzilla::SyncState& state) override;
  Result<bugzilla::Kept> keep(const std::vector<tracker::BugRecord>& bugs, Instant read_at,
                              const std::vector<int64_t>& elsewhere) override;
  Result<bugzilla::Kept> keep_comments(const std::map<int64_t, std::vector<tracker::Comment>>& by_bug,
                                       Instant read_at) override;
  Status mark(int64_t bug, bugzilla::Visibility visibility, Instant at) override;
  Status skip(int64_t bug, const bugzilla::SyncState& state) override;

 private:
  store::Store& store_;
};

}  // namespace candor::desk
