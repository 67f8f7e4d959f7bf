// One run of the sync, step by step. Private to the layer: sync.h is the door. The steps are in sync.cc (what is known,
// the tracker's clock), sync_list.cc (lists and what is on them), sync_absent.cc (what lists cannot tell) and
// sync_elsewhere.cc (which bugs belong to the mirror).
#pragma once

#include "bugzilla/listing.h"
#include "bugzilla/sync.h"

namespace candor::bugzilla {

inline constexpr Seconds kOverlap = std::chrono::minutes(5);
inline constexpr Seconds kRereadEvery = std::chrono::hours(1);

class SyncRun {
 public:
  SyncRun(Rest& rest, Mirror& mirror, const SyncRequest& request, Pace& pace, const SyncHooks& hooks)
      : reader_(rest, pace, hooks.cancelled),
        mirror_(mirror),
        request_(request),
        hooks_(hooks),
        pace_(pace),
        began_(pace.elapsed()) {}

  Result<SyncOutcome> run() {
    const int64_t before = reader_.rest().requests();
    const Status done = work();
    const Status kept = keep_gathered();  // what was read before something went wrong
    if (!done.ok()) return done.error();
    if (!kept.ok()) return kept.error();
    outcome_.requests = reader_.rest().requests() - before;
    return outcome_;
  }

 private:
  Status work();
  Status load();
  Status greet();
  Status list();
  Status read_waiting();
  Status look_after_missing();
  Status reread();

  // This machine's clock now: a sync may take long.
  Instant now() const { return request_.now + std::chrono::duration_cast<Seconds>(pace_.elapsed() - began_); }
  Status fail(const RestError& error);
  Status adopt_mirror();
  bool stopped() const { return hooks_.cancelled && hooks_.cancelled(); }
  bool same_components() const;
  bool differs(const Listed& listed) const;
  bool wants(const Listed& listed) const;
  void await(const std::vector<Listed>& listed);
  ListQuery everything() const;
  const KnownBug* known(int64_t id) const;
  bool ours(const std::string& component) const;
  bool elsewhere(const tracker::Bug& bug) const;
  Status check_names();
  bool elsewhere_due() const;
  Status read_elsewhere();
  int64_t shown_of_ours() const;
  bool reread_due() const;
  std::vector<int64_t> next_to_reread();
  Status settle(const std::vector<int64_t>& missing);
  Status settle_one(int64_t id);
  Status note_unreadable(const std::vector<std::pair<int64_t, std::string>>& bugs);
  bool unreadable(int64_t bug) const;
  Status note_absent(const std::vector<Listed>& listed);
  Status keep(const std::vector<tracker::BugRecord>& bugs);
  Status gather(std::vector<tracker::BugRecord> bugs);
  Status keep_gathered();
  std::vector<int64_t> next_to_read(size_t& at) const;

  PatientReader reader_;
  Mirror& mirror_;
  const SyncRequest& request_;
  const SyncHooks& hooks_;
  Pace& pace_;
  std::chrono::milliseconds began_;
  SyncState state_;
  std::vector<KnownBug> known_;
  std::vector<Todo> waiting_;
  std::vector<tracker::BugRecord> gathered_;  // read, and not in the mirror yet
  size_t gathered_comments_ = 0;
  std::chrono::milliseconds gathered_since_{};
  Instant server_time_;
  std::optional<Instant> polled_before_;
  bool listed_everything_ = false;
  SyncOutcome outcome_;
};

}  // namespace candor::bugzilla
