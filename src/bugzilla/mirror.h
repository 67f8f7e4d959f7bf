// The local copy of the public tracker, as the sync engine needs it: an interface, so that the engine knows no SQL.
// Every method is one transaction: when it returns ok, what it did is on the disk, and a kill afterwards loses nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "bugzilla/rest.h"
#include "tracker/bug.h"

namespace candor::bugzilla {

// Whether a bug of the mirror is still to be seen on the tracker, among the bugs that are mirrored; `elsewhere`: in a
// component that is not. Bugs are marked, never deleted.
enum class Visibility { shown, not_public, gone, elsewhere };

// Where the sync stands. Instants of the tracker come from its own clock; "ours" are of this machine.
struct SyncState {
  std::string tracker;  // its address; a mirror is of one tracker
  std::string product;
  std::vector<std::string> components;  // that are complete up to the watermark
  std::optional<Dialect> dialect;
  std::optional<Instant> watermark;     // the tracker's time just before the last complete list was asked for
  std::optional<Instant> polled_at;     // ours: when it was last asked for a list
  std::optional<Instant> reread_at;     // ours: when comments were last read again for edits
  std::optional<Instant> elsewhere_at;  // ours: when bugs that moved away were last looked after
  int64_t reread_open = 0;              // the bug up to which open ones were read again, and closed ones:
  int64_t reread_closed = 0;            // the next time goes on there
  std::optional<Instant> silent_until;  // ours: it has blocked us
  std::string refused_key;              // digest of a key it did not accept
  int64_t trusted_page = 0;             // see listing.h
  std::vector<int64_t> unreadable;      // bugs listed and not readable, when they were last tried; by id
};

// What the mirror knows about a bug, as far as the next sync has to decide something by it.
struct KnownBug {
  int64_t id = 0;
  std::optional<Instant> changed;  // last_change_time as mirrored
  Instant read_at;                 // the tracker's time when the sync that read it began
  Visibility visibility = Visibility::shown;
  bool open = false;
  std::string component;
  int64_t comments = 0;  // as the tracker counted them, or 0
};

// A bug to be read, and about how many comments it has.
struct Todo {
  int64_t bug = 0;
  int64_t comments = 0;  // 0: not known
};

struct Kept {
  int64_t comments = 0;  // that the mirror did not have
  int64_t edited = 0;    // whose text differs from what the mirror had
};

class Mirror {
 public:
  virtual ~Mirror() = default;
  Mirror() = default;
  Mirror(const Mirror&) = delete;
  Mirror& operator=(const Mirror&) = delete;

  virtual Result<SyncState> state() = 0;
  virtual Status remember(const SyncState& state) = 0;
  virtual Result<std::vector<KnownBug>> known() = 0;  // by id

  // The bugs that wait to be read, by id. Together with the state that the list was made for.
  virtual Result<std::vector<Todo>> waiting() = 0;
  virtual Status add_waiting(const std::vector<Todo>& bugs, const SyncState& state) = 0;

  // Replaces what is known of these bugs, shown from now on but for those `elsewhere`, and takes them off the waiting
  // ones.
  virtual Result<Kept> keep(const std::vector<tracker::BugRecord>& bugs, Instant read_at,
                            const std::vector<int64_t>& elsewhere) = 0;
  // Comments of open bugs read again: new texts are taken, the bug itself stays as it is.
  virtual Result<Kept> keep_comments(const std::map<int64_t, std::vector<tracker::Comment>>& by_bug,
                                     Instant read_at) = 0;
  // The bug could not be read; takes it off the waiting ones.
  virtual Status mark(int64_t bug, Visibility visibility, Instant at) = 0;
  // It cannot be read: off the waiting ones; what the mirror has of it stays. Together with the state that says so.
  virtual Status skip(int64_t bug, const SyncState& state) = 0;
};

}  // namespace candor::bugzilla
