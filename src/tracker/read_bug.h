// Reads what a tracker's REST interface answers about bugs: {"bug": ..., "comments": ..., "history": ...}, the bare
// answers of /bug/ID, /comment and /history, or lists of them. Tolerant: what is missing, extra or of another type is
// left out and said in a remark; only what holds no bug at all is an error.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tracker/bug.h"

namespace candor::tracker {

struct BugRead {
  BugRecord record;
  std::vector<std::string> remarks;  // one sentence each: what could not be used, printable
};

// Every bug in the bytes of one file, in order. `name` is the file's name, for errors.
Result<std::vector<BugRead>> read_bugs(std::string_view name, std::string_view bytes);

// The pieces, for clients that fetch them one by one. A value of another shape gives an empty result.
Bug bug_from_json(const nlohmann::json& bug, std::vector<std::string>& remarks);
std::vector<Comment> comments_from_json(const nlohmann::json& list, std::vector<std::string>& remarks);
std::vector<Change> history_from_json(const nlohmann::json& list, std::vector<std::string>& remarks);
std::vector<Attachment> attachments_from_json(const nlohmann::json& list, std::vector<std::string>& remarks);

}  // namespace candor::tracker
