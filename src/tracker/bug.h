// What a tracker (Bugzilla) holds about an incident, in the tracker's own terms. Plain values, no input or output;
// read_bug.h reads them from REST JSON. All instants are UTC; the tracker counts whole seconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace candor::tracker {

// "needinfo?": somebody (setter) asks somebody (requestee, may be empty) to answer.
struct Flag {
  int64_t id = 0;
  std::string name;
  std::string status;  // "?", "+", "-"
  std::string setter;
  std::string requestee;
  std::optional<Instant> created;
  std::optional<Instant> modified;
};

// The bug itself as last seen. An account is the name the tracker shows: an address or an opaque "u123456".
struct Bug {
  int64_t id = 0;
  std::string product, component;
  std::string summary;     // its title
  std::string whiteboard;  // raw, as the tracker gave it
  std::string status;      // NEW, ASSIGNED, RESOLVED, ...
  std::string resolution;  // empty while open
  std::string type;        // BMO only: "task"
  std::string creator, creator_name;
  std::string assignee, assignee_name;
  std::optional<Instant> opened;
  std::optional<Instant> changed;   // last_change_time; an edited comment does not move it
  std::optional<Instant> resolved;  // BMO only: cf_last_resolved
  std::vector<std::string> cc, groups, keywords, see_also;
  std::vector<int64_t> blocks, depends_on;
  int64_t duplicate_of = 0;
  std::vector<Flag> flags;
  int comment_count = 0;  // 0: not told

  bool open() const { return resolution.empty(); }
};

struct Comment {
  int64_t id = 0;
  int count = 0;  // of this bug; 0 is the description. Private comments leave gaps
  std::string author;
  std::optional<Instant> at;
  std::string text;
  bool is_private = false;
  int64_t attachment = 0;
  std::vector<std::string> tags;
};

struct FieldChange {
  std::string field;  // "whiteboard", "status", "flagtypes.name", ...
  std::string removed, added;
};

// What one account changed in one second.
struct Change {
  std::optional<Instant> at;
  std::string who;
  std::vector<FieldChange> fields;
};

// Metadata; the data is fetched on demand.
struct Attachment {
  int64_t id = 0;
  std::string file_name, summary, content_type, creator;
  std::optional<Instant> created;
  int64_t size = 0;
  bool is_private = false, is_obsolete = false;
};

// A bug with its life. history is empty when it could not be fetched, which differs from "nothing changed".
struct BugRecord {
  Bug bug;
  std::vector<Comment> comments;  // by count
  std::optional<std::vector<Change>> history;
  std::vector<Attachment> attachments;
};

}  // namespace candor::tracker
