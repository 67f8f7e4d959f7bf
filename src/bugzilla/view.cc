#include "bugzilla/view.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bugzilla/answer.h"
#include "tracker/json_value.h"
#include "tracker/read_bug.h"

namespace candor::bugzilla {

namespace {

using nlohmann::json;
using tracker::first_of;
using tracker::member;

}  // namespace

// The default fields of both dialects hold all that is needed; names only BMO knows would be left out in silence.
Found<tracker::BugRecord> read_bug(Rest& rest, int64_t bug) {
  std::vector<std::string> remarks;
  tracker::BugRecord record;
  const std::string path = fmt::format("/bug/{}", bug);
  const Answer whole = rest.get(path, {}, "bugs");
  if (!whole.ok()) return whole.error();
  record.bug = tracker::bug_from_json(first_of((*whole)["bugs"]), remarks);
  if (record.bug.id != bug) {
    return RestError{Trouble::no_bugzilla, 200, 0, fmt::format("the tracker's answer does not hold bug {}", bug)};
  }
  const Answer comments = rest.get(path + "/comment", {}, "bugs");
  if (!comments.ok()) return comments.error();
  const json& of_bug = member((*comments)["bugs"], std::to_string(bug).c_str());
  record.comments = tracker::comments_from_json(member(of_bug, "comments"), remarks);
  const Answer history = rest.get(path + "/history", {}, "bugs");
  if (!history.ok()) return history.error();
  record.history = tracker::history_from_json(member(first_of((*history)["bugs"]), "history"), remarks);
  return record;
}

}  // namespace candor::bugzilla
