// Everybody's incidents, as the mirror holds them: which there are, and what one says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/mirror_query.h"
#include "store/store.h"

namespace candor::desk {

// Which bugs, in the user's words; empty means any.
struct BugWords {
  std::string ca;       // a CA Owner under any of its names
  std::string tag;      // of the whiteboard
  std::string year;     // opened in
  std::string status;   // open, closed, or the tracker's own: ASSIGNED, FIXED, ...
  std::string section;  // of a policy: "BR 7.1.2.7", "7.1", "RFC 5280"
  std::string words;    // full text
};

// `words` that hold nothing to search for are an error; "" is no search.
Result<store::BugFilter> bug_filter(const BugWords& words);

// A bug of a list, with the place where the words were found.
struct BugHit {
  store::MirroredBug bug;
  int comment = -1;     // -1: in the title or whiteboard, or nothing was searched for
  std::string excerpt;  // one line of that comment
};

struct BugHits {
  std::vector<BugHit> hits;  // newest first
  int64_t total = 0;
};

Result<BugHits> find_bugs(store::Store& store, const BugWords& words, int64_t limit);

struct BugPage {
  store::MirroredBug mirrored;
  tracker::BugRecord record;
  std::vector<store::MirrorQuery::Before> edits;
};

Result<BugPage> show_bug(store::Store& store, int64_t id);

// As the mirror has it; nothing when it does not.
Result<std::optional<tracker::BugRecord>> mirrored_record(store::Store& store, int64_t id);

// "1990254", "#1990254", "bug 1990254", or the bug's address.
std::optional<int64_t> bug_number(std::string_view words);

}  // namespace candor::desk
