// The mirror of the tracker: writing. A bug is replaced as a whole; comments are never deleted, since what was public
// once stays part of the story; only a redaction empties some. To be used inside of Store::write().
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "store/connection.h"
#include "tracker/bug.h"

namespace candor::store {

// How a bug stands on the tracker since the last look; numbers are in the database.
// `elsewhere`: in a component that is not mirrored.
enum class Shown { yes = 0, not_public = 1, gone = 2, elsewhere = 3 };

struct MirrorLine {
  int64_t id = 0;
  std::optional<Instant> changed;
  Instant read_at;
  Shown shown = Shown::yes;
  bool open = false;
  std::string component;
  int64_t comments = 0;  // as the tracker counted them; 0 where it did not
};

struct MirrorWaiting {
  int64_t bug = 0;
  int64_t comments = 0;
};

// What a write found new.
struct MirrorNews {
  int64_t comments = 0;
  int64_t edited = 0;
  MirrorNews& operator+=(const MirrorNews& more) {
    comments += more.comments;
    edited += more.edited;
    return *this;
  }
};

class MirrorTable {
 public:
  explicit MirrorTable(Connection& connection) : connection_(connection) {}

  std::map<std::string, std::string> state();
  void set_state(const std::map<std::string, std::string>& state);  // names that are not in it stay as they are
  std::vector<MirrorWaiting> waiting();                             // by bug
  void set_waiting(const std::vector<MirrorWaiting>& bugs);
  void done_waiting(int64_t bug);
  std::vector<MirrorLine> lines();  // by bug

  // `seen`: the tracker's time at which they were read. Edited texts are kept in both versions. Of a bug that stands
  // there twice the later one stays.
  MirrorNews keep(std::span<const tracker::BugRecord> records, Instant seen);
  // Comments alone, of bugs the mirror knows.
  MirrorNews reread(const std::map<int64_t, std::vector<tracker::Comment>>& by_bug, Instant seen);
  void mark(int64_t bug, Shown shown, Instant seen);
  // Empties the texts that hold these words and that the tracker does not show any more: hidden comments, and what
  // edited ones said before.
  void forget(int64_t bug, const std::string& words);

 private:
  MirrorNews keep_comments(int64_t bug, const std::vector<tracker::Comment>& comments, Instant seen);
  void keep_bug(const tracker::Bug& bug, bool history_known, Instant seen);

  Connection& connection_;
};

}  // namespace candor::store
