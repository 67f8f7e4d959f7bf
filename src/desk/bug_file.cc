#include "desk/bug_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/fold.h"
#include "base/utf8.h"

namespace candor::desk {

namespace {

using nlohmann::json;

constexpr std::string_view kNobody = "nobody@";  // the tracker's default assignee

const json& member(const json& object, const char* key) {
  static const json kAbsent;
  if (!object.is_object()) return kAbsent;
  const auto found = object.find(key);
  return found == object.end() ? kAbsent : *found;
}

std::string text_of(const json& object, const char* key) {
  const json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : "";
}

int number_of(const json& object, const char* key) {
  const json& value = member(object, key);
  return value.is_number_integer() && value.get<long long>() > 0 && value.get<long long>() < 2147483647
             ? value.get<int>()
             : 0;
}

std::vector<std::string> texts_of(const json& object, const char* key) {
  std::vector<std::string> texts;
  for (const json& value : member(object, key)) {
    if (value.is_string()) texts.push_back(value.get<std::string>());
  }
  return texts;
}

const json& first_object(const json& list) {
  static const json kAbsent;
  return list.is_array() && !list.empty() && list[0].is_object() ? list[0] : kAbsent;
}

bool is_bug(const json& value) {
  return member(value, "id").is_number_integer() || member(value, "summary").is_string();
}

const json& find_bug(const json& root) {
  const json& listed = first_object(member(root, "bugs"));
  if (is_bug(listed)) return listed;
  const json& inner = member(root, "bug");
  if (is_bug(inner)) return inner;
  const json& first = first_object(root);
  if (is_bug(first)) return first;
  static const json kAbsent;
  return is_bug(root) ? root : kAbsent;
}

// [COMMENT...], {"comments": [...]}, or the answer of /comment: {"bugs": {"ID": {"comments": [...]}}}.
const json& comment_list(const json& value) {
  static const json kAbsent;
  if (value.is_array()) return value;
  if (member(value, "comments").is_array()) return member(value, "comments");
  for (const json& bug : member(value, "bugs")) {
    if (member(bug, "comments").is_array()) return member(bug, "comments");
  }
  return kAbsent;
}

// [CHANGE...] or the answer of /history: {"bugs": [{"history": [...]}]}.
const json& history_list(const json& value) {
  static const json kAbsent;
  if (value.is_array()) return value;
  for (const json& bug : member(value, "bugs")) {
    if (member(bug, "history").is_array()) return member(bug, "history");
  }
  return kAbsent;
}

std::vector<BugComment> read_comments(const json& list) {
  std::vector<BugComment> comments;
  for (const json& item : list) {
    if (!member(item, "text").is_string()) continue;
    const std::string time = text_of(item, "creation_time");
    comments.push_back({number_of(item, "count"), parse_instant(time.empty() ? text_of(item, "time") : time),
                        text_of(item, "creator"), text_of(item, "text")});
  }
  return comments;
}

std::vector<std::string> whiteboard_history(const json& history, const std::string& current) {
  std::vector<std::string> values;
  for (const json& change : history) {
    for (const json& field : member(change, "changes")) {
      const std::string name = text_of(field, "field_name");
      if (name != "whiteboard" && name != "status_whiteboard") continue;
      if (values.empty()) values.push_back(text_of(field, "removed"));
      values.push_back(text_of(field, "added"));
    }
  }
  if (values.empty() || values.back() != current) values.push_back(current);
  return values;
}

std::vector<std::string> open_needinfo(const json& bug) {
  std::vector<std::string> requestees;
  for (const json& flag : member(bug, "flags")) {
    if (text_of(flag, "name") == "needinfo" && text_of(flag, "status") == "?") {
      requestees.push_back(text_of(flag, "requestee"));
    }
  }
  return requestees;
}

rules::Bug read_bug(const json& bug) {
  rules::Bug out;
  out.id = number_of(bug, "id");
  out.product = text_of(bug, "product");
  out.component = text_of(bug, "component");
  out.type = text_of(bug, "type");
  out.status = text_of(bug, "status");
  out.resolution = text_of(bug, "resolution");
  out.creator = text_of(bug, "creator");
  out.cc = texts_of(bug, "cc");
  out.groups = texts_of(bug, "groups");
  out.keywords = texts_of(bug, "keywords");
  out.needinfo = open_needinfo(bug);
  out.comment_count = number_of(bug, "comment_count");
  return out;
}

// Trackers store LF; a saved file may have CRLF and a final line end.
std::string comparable(std::string_view text) {
  std::string out(trim(text));
  out.erase(std::remove(out.begin(), out.end(), '\r'), out.end());
  return out;
}

std::string_view organisation(std::string_view address) {
  const size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

Error not_a_bug(const std::string& name, const json& root) {
  const std::string said = text_of(root, "message");
  if (!said.empty()) {
    return {fmt::format("{} is the tracker's refusal, not a bug: {}", name, printable(said)), ""};
  }
  return {fmt::format("{} is JSON, but not a bug as Bugzilla's REST interface gives it", name),
          R"(Save the answer of /rest/bug/ID, or {"bug": ..., "comments": ..., "history": ...}.)"};
}

}  // namespace

const BugComment* BugFile::comment_with(std::string_view text) const {
  const std::string wanted = comparable(text);
  const auto found = std::find_if(comments.begin(), comments.end(),
                                  [&](const BugComment& comment) { return comparable(comment.text) == wanted; });
  return found == comments.end() ? nullptr : &*found;
}

bool BugFile::opened_by_another() const {
  const std::string_view opener = organisation(bug.creator);
  const std::string_view owner = organisation(assignee);
  return !opener.empty() && !owner.empty() && !assignee.starts_with(kNobody) && opener != owner;
}

Result<BugFile> read_bug_file(const std::string& name, const std::string& bytes) {
  const std::string shown = printable(name);
  const json root = json::parse(bytes, nullptr, false);
  if (root.is_discarded())
    return Error{fmt::format("{} is not JSON", shown), "Save the answer of /rest/bug/ID as it is."};
  const json& bug = find_bug(root);
  if (bug.is_null()) return not_a_bug(shown, root);
  BugFile file;
  file.bug = read_bug(bug);
  file.summary = text_of(bug, "summary");
  file.whiteboard = text_of(bug, "whiteboard");
  file.assignee = text_of(bug, "assigned_to");
  file.opened = parse_instant(text_of(bug, "creation_time"));
  const json& comments = member(root, "comments");
  file.comments = read_comments(comment_list(comments.is_null() ? member(bug, "comments") : comments));
  const json& history = member(root, "history");
  file.bug.whiteboard_history =
      whiteboard_history(history_list(history.is_null() ? member(bug, "history") : history), file.whiteboard);
  return file;
}

}  // namespace candor::desk
