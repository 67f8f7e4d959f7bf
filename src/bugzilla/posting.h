// What is to be put on a tracker, in one write each. Values only; outbox.h sends them.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"

namespace candor::bugzilla {

// Limits of both servers, in characters (code points) and bytes (REST-observed).
inline constexpr size_t kMaxComment = 65535;
inline constexpr size_t kMaxSummary = 255;

struct NewBug {
  std::string product = {}, component = {}, summary = {}, description = {}, whiteboard = {};
  std::vector<std::string> cc = {};
  std::vector<std::string> groups = {};    // security group, else empty
  std::vector<std::string> needinfo = {};  // accounts to ask
  std::vector<int64_t> blocks = {}, depends_on = {};
};

// A comment with the flags that go with it, or a change without a comment. All of it is one transaction of the server.
struct BugChange {
  int64_t bug = 0;
  std::optional<std::string> comment = {};
  std::optional<std::string> whiteboard = {};
  std::vector<std::string> needinfo = {};  // accounts to ask anew
  std::vector<int64_t> clear_flags = {};   // by id; one that is gone already counts as cleared
  std::vector<int64_t> add_blocks = {}, add_depends_on = {};
};

struct NewAttachment {
  int64_t bug = 0;
  std::string file_name, content_type, summary, comment;
  std::string data;  // the file's bytes
};

using Posting = std::variant<NewBug, BugChange, NewAttachment>;

// As the journal keeps it, and back; an error for anything else.
nlohmann::json to_json(const Posting& posting);
Result<Posting> posting_from_json(const nlohmann::json& value);

// The text as the server will keep it: CRLF as LF, no white space at the end.
std::string as_kept(std::string_view text);
// A title or whiteboard, to be compared: trackers trim them, and some make one blank of several or of a tab.
std::string as_kept_line(std::string_view line);

// Characters as the server counts them. Text must be valid UTF-8.
size_t characters(std::string_view text);

// Why this cannot be journalled and sent as it is (too long, empty; a text or name that is not UTF-8, a name or title
// of several lines); nothing when it can. To be asked before to_json(), whose dump() takes UTF-8 only.
std::optional<Error> objection(const Posting& posting);

}  // namespace candor::bugzilla
