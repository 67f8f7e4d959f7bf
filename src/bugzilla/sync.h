// Brings the mirror up to date with the tracker. What it asks for, in order:
//
//   1. /version, once: which dialect. /time: the tracker's clock is the watermark of the next sync.
//   2. A list: of what changed since the watermark (5 minutes earlier, since several bugs change in a second and
//      searches may lag), or of everything at the first sync, with --full, and when open bugs are read again anyway.
//   3. The bugs on the list that differ from the mirror, some dozens a request. The list waits in the mirror, so a sync
//      that was killed goes on where it was.
//   4. What the list cannot tell: whether bugs vanished or moved (by their number, and by name when that differs), or
//      texts were edited (once an hour at most, in one request: open bugs first, then closed ones, by turns; every
//      other time bugs that moved to another component are looked after instead, when there are any).
//
// A sync with nothing new is three requests. See docs/tracker.md.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bugzilla/mirror.h"
#include "bugzilla/patience.h"

namespace candor::bugzilla {

struct SyncRequest {
  std::string product = "CA Program";
  std::vector<std::string> components = {"CA Certificate Compliance"};
  bool full = false;  // read every bug again
  Instant now;        // this machine's clock
};

struct SyncHooks {
  std::function<bool()> cancelled = {};
  std::function<void(int64_t done, int64_t total)> progress = {};  // bugs
};

struct SyncOutcome {
  int64_t bugs = 0;                  // read and written
  int64_t comments = 0;              // new ones
  int64_t edited = 0;                // comments whose text changed
  int64_t not_public = 0, gone = 0;  // bugs that are no longer to be seen
  int64_t moved = 0;                 // bugs that are of another component now
  int64_t requests = 0;
  int64_t waiting = 0;              // bugs still to be read; not 0: the sync was interrupted
  std::vector<int64_t> unreadable;  // that the tracker gives no readable answer for
  bool resumed = false;
  std::vector<std::string> remarks;  // one sentence each
};

Result<SyncOutcome> sync(Rest& rest, Mirror& mirror, const SyncRequest& request, Pace& pace, const SyncHooks& hooks);

}  // namespace candor::bugzilla
