// The objects of the tracker's REST interface, one by one.
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "tracker/json_value.h"
#include "tracker/read_bug.h"

namespace candor::tracker {

namespace {

using nlohmann::json;
using Remarks = std::vector<std::string>;

// Both spellings of who wrote and when: BMO has all four, stock Bugzilla fewer.
std::string either_text(const json& object, const char* first, const char* second) {
  std::string text = text_of(object, first);
  return text.empty() ? text_of(object, second) : text;
}

std::string detail_name(const json& bug, const char* key) {
  return text_of(member(bug, key), "real_name");
}

void tell_wrong_types(const json& bug, Remarks& remarks) {
  for (const char* key : {"summary", "whiteboard", "status", "resolution", "creator", "assigned_to"}) {
    const json& value = member(bug, key);
    if (!value.is_string() && !value.is_null()) {
      remarks.push_back(fmt::format("the bug's {} is of type {} and was left out", key, value.type_name()));
    }
  }
}

std::vector<Flag> flags_of(const json& bug, Remarks& remarks) {
  std::vector<Flag> flags;
  const json& list = member(bug, "flags");
  if (!list.is_array()) return flags;
  for (const json& item : list) {
    if (!item.is_object()) continue;
    flags.push_back({.id = id_of(item, "id"),
                     .name = text_of(item, "name"),
                     .status = text_of(item, "status"),
                     .setter = text_of(item, "setter"),
                     .requestee = text_of(item, "requestee"),
                     .created = instant_of(item, "creation_date", "a flag's creation", remarks),
                     .modified = instant_of(item, "modification_date", "a flag's change", remarks)});
  }
  return flags;
}

std::optional<Comment> comment_of(const json& item, int place, Remarks& remarks) {
  if (!item.is_object()) {
    remarks.push_back(fmt::format("comment {} is no object and was left out", place));
    return {};
  }
  Comment comment;
  comment.id = id_of(item, "id");
  comment.count = member(item, "count").is_number_unsigned() ? small_number_of(item, "count") : place;
  const std::string what = fmt::format("comment {}", comment.count);
  comment.author = either_text(item, "creator", "author");
  comment.at = instant_of(item, member(item, "creation_time").is_null() ? "time" : "creation_time", what, remarks);
  // raw_text is the author's; text may begin with words of the tracker about an attachment.
  comment.text = member(item, "raw_text").is_string() ? text_of(item, "raw_text") : text_of(item, "text");
  if (!member(item, "text").is_string() && !member(item, "raw_text").is_string()) {
    remarks.push_back(what + " has no text");
  }
  comment.is_private = truth_of(item, "is_private");
  comment.attachment = id_of(item, "attachment_id");
  comment.tags = texts_of(item, "tags");
  return comment;
}

}  // namespace

Bug bug_from_json(const json& bug, Remarks& remarks) {
  tell_wrong_types(bug, remarks);
  Bug out;
  out.id = id_of(bug, "id");
  out.product = text_of(bug, "product");
  out.component = text_of(bug, "component");
  out.summary = text_of(bug, "summary");
  out.whiteboard = either_text(bug, "whiteboard", "status_whiteboard");
  out.status = text_of(bug, "status");
  out.resolution = text_of(bug, "resolution");
  out.type = text_of(bug, "type");
  out.creator = text_of(bug, "creator");
  out.creator_name = detail_name(bug, "creator_detail");
  out.assignee = text_of(bug, "assigned_to");
  out.assignee_name = detail_name(bug, "assigned_to_detail");
  out.opened = instant_of(bug, "creation_time", "the bug's creation", remarks);
  out.changed = instant_of(bug, "last_change_time", "the bug's last change", remarks);
  out.resolved = instant_of(bug, "cf_last_resolved", "the bug's resolution", remarks);
  out.cc = texts_of(bug, "cc");
  out.groups = texts_of(bug, "groups");
  out.keywords = texts_of(bug, "keywords");
  out.see_also = texts_of(bug, "see_also");
  out.blocks = numbers_of(bug, "blocks");
  out.depends_on = numbers_of(bug, "depends_on");
  out.duplicate_of = id_of(bug, "dupe_of");
  out.flags = flags_of(bug, remarks);
  out.comment_count = small_number_of(bug, "comment_count");
  return out;
}

std::vector<Comment> comments_from_json(const json& list, Remarks& remarks) {
  std::vector<Comment> comments;
  if (!list.is_array()) return comments;
  for (const json& item : list) {
    if (auto comment = comment_of(item, static_cast<int>(comments.size()), remarks)) {
      comments.push_back(std::move(*comment));
    }
  }
  std::ranges::stable_sort(comments, {}, &Comment::count);
  return comments;
}

std::vector<Change> history_from_json(const json& list, Remarks& remarks) {
  std::vector<Change> history;
  if (!list.is_array()) return history;
  for (const json& item : list) {
    if (!item.is_object()) continue;
    Change change{.at = instant_of(item, "when", "a change", remarks), .who = text_of(item, "who"), .fields = {}};
    const json& fields = member(item, "changes");
    if (!fields.is_array()) continue;
    for (const json& field : fields) {
      change.fields.push_back({text_of(field, "field_name"), text_of(field, "removed"), text_of(field, "added")});
    }
    history.push_back(std::move(change));
  }
  std::ranges::stable_sort(history, {}, &Change::at);
  return history;
}

std::vector<Attachment> attachments_from_json(const json& list, Remarks& remarks) {
  std::vector<Attachment> files;
  if (!list.is_array()) return files;
  for (const json& item : list) {
    if (!item.is_object()) continue;
    files.push_back({.id = id_of(item, "id"),
                     .file_name = text_of(item, "file_name"),
                     .summary = text_of(item, "summary"),
                     .content_type = text_of(item, "content_type"),
                     .creator = either_text(item, "creator", "attacher"),
                     .created = instant_of(item, "creation_time", "an attachment's creation", remarks),
                     .size = whole_number_of(item, "size"),
                     .is_private = truth_of(item, "is_private"),
                     .is_obsolete = truth_of(item, "is_obsolete")});
  }
  return files;
}

}  // namespace candor::tracker
