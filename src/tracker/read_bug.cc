#include "tracker/read_bug.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "tracker/json_value.h"

namespace candor::tracker {

namespace {

using nlohmann::json;

bool is_bug(const json& value) {
  return value.is_object() && (member(value, "id").is_number_integer() || member(value, "summary").is_string());
}

// JSON is UTF-8. A copy with every wrong byte replaced keeps the rest of the bug readable.
std::string mended_utf8(std::string_view bytes, bool& mended) {
  std::string out;
  out.reserve(bytes.size());
  for (size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, at);
    if (point.valid) {
      out += bytes.substr(at, point.size);
    } else {
      out += "\xEF\xBF\xBD";
      mended = true;
    }
    at += point.size;
  }
  return out;
}

// [COMMENT...], {"comments": [...]}, or the answer of /comment: {"bugs": {"ID": {"comments": [...]}}}.
const json& comment_list(const json& value) {
  if (value.is_array()) return value;
  if (member(value, "comments").is_array()) return member(value, "comments");
  for (const json& bug : member(value, "bugs")) {
    if (member(bug, "comments").is_array()) return member(bug, "comments");
  }
  return absent();
}

// [CHANGE...] or the answer of /history: {"bugs": [{"history": [...]}]}.
const json& history_list(const json& value) {
  if (value.is_array()) return value;
  for (const json& bug : member(value, "bugs")) {
    if (member(bug, "history").is_array()) return member(bug, "history");
  }
  return absent();
}

const json& either(const json& first, const json& second) {
  return first.is_null() ? second : first;
}

// The description is written as the bug is opened.
void date_description(BugRead& read) {
  std::vector<Comment>& comments = read.record.comments;
  if (comments.empty() || comments.front().count != 0 || comments.front().at || !read.record.bug.opened) return;
  comments.front().at = read.record.bug.opened;
  read.remarks.emplace_back("comment 0 is dated by the opening of the bug");
}

BugRead read_record(const json& bug, const json& comments, const json& history) {
  BugRead read;
  read.record.bug = bug_from_json(bug, read.remarks);
  const json& said = comment_list(comments);
  if (!comments.is_null() && !said.is_array()) read.remarks.emplace_back("the comments are no list and were left out");
  read.record.comments = comments_from_json(said, read.remarks);
  date_description(read);
  const json& changes = history_list(history);
  if (changes.is_array()) {
    read.record.history = history_from_json(changes, read.remarks);
  } else if (!history.is_null()) {
    read.remarks.emplace_back("the history is no list and counts as not fetched");
  }
  return read;
}

// One element of a file: a record, or a bug that holds its own comments and history.
void read_element(const json& value, std::vector<BugRead>& out) {
  const json& inner = member(value, "bug");
  if (is_bug(inner)) {
    out.push_back(read_record(inner, either(member(value, "comments"), member(inner, "comments")),
                              either(member(value, "history"), member(inner, "history"))));
  } else if (is_bug(value)) {
    out.push_back(read_record(value, member(value, "comments"), member(value, "history")));
  }
}

std::vector<BugRead> read_root(const json& root) {
  std::vector<BugRead> out;
  if (root.is_array()) {
    for (const json& value : root) read_element(value, out);
    return out;
  }
  const json& listed = member(root, "bugs");
  if (listed.is_array() && listed.size() == 1 && is_bug(listed[0])) {
    out.push_back(read_record(listed[0], either(member(root, "comments"), member(listed[0], "comments")),
                              either(member(root, "history"), member(listed[0], "history"))));
  } else if (listed.is_array()) {
    for (const json& value : listed) read_element(value, out);
  } else {
    read_element(root, out);
  }
  return out;
}

Error not_a_bug(const std::string& name, const json& root) {
  const std::string said = text_of(root, "message");
  if (!said.empty()) {
    return {fmt::format("{} is the tracker's refusal, not a bug: {}", name, printable(said)),
            "Fetch the bug again, signed in if it is not public."};
  }
  return {fmt::format("{} is JSON, but holds no bug as Bugzilla's REST interface gives it", name),
          R"(Save the answer of /rest/bug/ID, or {"bug": ..., "comments": ..., "history": ...}.)"};
}

}  // namespace

Result<std::vector<BugRead>> read_bugs(std::string_view name, std::string_view bytes) {
  const std::string shown = printable(name);
  bool mended = false;
  json root = json::parse(bytes, nullptr, false);
  if (root.is_discarded()) {
    const std::string text = mended_utf8(bytes, mended);
    if (mended) root = json::parse(text, nullptr, false);
  }
  if (root.is_discarded()) {
    return Error{fmt::format("{} is not JSON", shown), "Save the tracker's answer as it is; is the file cut short?"};
  }
  std::vector<BugRead> bugs = read_root(root);
  if (bugs.empty()) return not_a_bug(shown, root);
  for (BugRead& bug : bugs) {
    if (mended) bug.remarks.emplace_back("bytes that are not UTF-8 were replaced");
  }
  return bugs;
}

}  // namespace candor::tracker
