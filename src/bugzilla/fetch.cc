#include "bugzilla/fetch.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tracker/json_value.h"
#include "tracker/read_bug.h"

namespace candor::bugzilla {

namespace {

using nlohmann::json;
using tracker::BugRecord;
using tracker::member;

constexpr std::string_view kBugFields =
    "id,product,component,summary,whiteboard,status,resolution,type,creator,assigned_to,creation_time,last_change_time,"
    "cf_last_resolved,cc,groups,keywords,see_also,blocks,depends_on,dupe_of,flags,comment_count";
// The author's own words; asking for "text" as well would have every comment sent twice.
constexpr std::string_view kCommentFields =
    "comments.id,comments.count,comments.creator,comments.creation_time,comments.raw_text,comments.is_private,"
    "comments.attachment_id,comments.tags";
constexpr std::string_view kShownText = "comments.text";
constexpr std::string_view kMoreFields =
    "history,attachments.id,attachments.file_name,attachments.summary,attachments.content_type,attachments.creator,"
    "attachments.creation_time,attachments.size,attachments.is_private,attachments.is_obsolete";

constexpr int kNoSuchBug = 101;

Query by_id(std::span<const int64_t> ids, std::string fields) {
  return {{"id", fmt::format("{}", fmt::join(ids, ","))},
          {"include_fields", std::move(fields)},
          {"limit", std::to_string(ids.size())}};
}

std::vector<int64_t> left_out(std::span<const int64_t> asked, const std::vector<BugRecord>& got) {
  std::vector<int64_t> missing;
  for (const int64_t id : asked) {
    if (std::ranges::none_of(got, [&](const BugRecord& record) { return record.bug.id == id; })) missing.push_back(id);
  }
  return missing;
}

bool without_words(const json& comment) {
  return comment.is_object() && !member(comment, "raw_text").is_string();
}

// The same with what the tracker shows, from a server that does not tell the author's words apart.
Answer get_with_comments(PatientReader& reader, std::span<const int64_t> ids, const std::string& fields) {
  Answer answer = reader.get("/bug", by_id(ids, fmt::format("{},{}", fields, kCommentFields)), "bugs");
  if (!answer.ok()) return answer;
  for (const json& bug : member(*answer, "bugs")) {
    if (!std::ranges::any_of(member(bug, "comments"), without_words)) continue;
    return reader.get("/bug", by_id(ids, fmt::format("{},{},{}", fields, kCommentFields, kShownText)), "bugs");
  }
  return answer;
}

// Remarks about single values do not matter here: what cannot be read stays empty, and the bug is mirrored.
FetchResult fetch_in_bulk(PatientReader& reader, std::span<const int64_t> ids) {
  const Answer answer = get_with_comments(reader, ids, fmt::format("{},{}", kBugFields, kMoreFields));
  if (!answer.ok()) return answer.error();
  Fetched fetched;
  std::vector<std::string> remarks;
  for (const json& bug : member(*answer, "bugs")) {
    BugRecord record;
    record.bug = tracker::bug_from_json(bug, remarks);
    if (record.bug.id == 0) continue;
    record.comments = tracker::comments_from_json(member(bug, "comments"), remarks);
    if (member(bug, "history").is_array()) {
      record.history = tracker::history_from_json(member(bug, "history"), remarks);
    }
    record.attachments = tracker::attachments_from_json(member(bug, "attachments"), remarks);
    fetched.bugs.push_back(std::move(record));
  }
  fetched.missing = left_out(ids, fetched.bugs);
  return fetched;
}

// What /bug/ID/WHAT?ids=... says of each bug. Servers may answer for the bug in the path only, and refuse the whole
// request for the sake of one bug; what is missing then is asked for bug by bug.
class PerBug {
 public:
  PerBug(PatientReader& reader, std::string what, Query query)
      : reader_(reader), what_(std::move(what)), query_(std::move(query)) {}

  std::optional<RestError> read(std::span<const int64_t> ids) {
    if (ids.empty()) return {};
    if (ids.size() > 1) {
      if (auto error = ask(ids.front(), ids.subspan(1)); error && !about_one_bug(*error)) return error;
    }
    for (const int64_t id : ids) {
      if (found_.contains(id)) continue;
      if (auto error = ask(id, {}); error && !about_one_bug(*error)) return error;
    }
    return {};
  }
  bool has(int64_t id) const { return found_.contains(id); }
  const json& of(int64_t id) const {
    const auto found = found_.find(id);
    return found == found_.end() ? tracker::absent() : found->second;
  }

 private:
  static bool about_one_bug(const RestError& error) {
    return error.trouble == Trouble::not_allowed || error.trouble == Trouble::not_found;
  }
  std::optional<RestError> ask(int64_t id, std::span<const int64_t> more) {
    Query query = query_;
    for (const int64_t other : more) query.emplace_back("ids", std::to_string(other));
    Answer answer = reader_.get(fmt::format("/bug/{}/{}", id, what_), query, "bugs");
    if (!answer.ok()) return answer.error();
    const json& bugs = member(*answer, "bugs");
    if (bugs.is_object()) {  // comments and attachments: by number
      for (const auto& [key, value] : bugs.items()) take(std::strtoll(key.c_str(), nullptr, 10), value);
    } else if (bugs.is_array()) {  // history
      for (const json& bug : bugs) take(tracker::id_of(bug, "id"), bug);
    }
    return {};
  }
  void take(int64_t id, const json& value) {
    if (id > 0) found_[id] = value;
  }

  PatientReader& reader_;
  std::string what_;
  Query query_;
  std::map<int64_t, json> found_;
};

bool has_attachment(const BugRecord& record) {
  return std::ranges::any_of(record.comments, [](const tracker::Comment& comment) { return comment.attachment != 0; });
}

FetchResult fetch_one_by_one(PatientReader& reader, std::span<const int64_t> ids) {
  const Answer answer = reader.get("/bug", by_id(ids, std::string(kBugFields)), "bugs");
  if (!answer.ok()) return answer.error();
  std::vector<std::string> remarks;
  std::vector<BugRecord> records;
  std::vector<int64_t> there;
  for (const json& bug : member(*answer, "bugs")) {
    records.push_back({tracker::bug_from_json(bug, remarks), {}, {}, {}});
    there.push_back(records.back().bug.id);
  }
  PerBug comments(reader, "comment", {});
  PerBug history(reader, "history", {});
  PerBug attachments(reader, "attachment", {{"exclude_fields", "data"}});
  if (const auto error = comments.read(there)) return *error;
  if (const auto error = history.read(there)) return *error;
  std::vector<int64_t> with_files;
  Fetched fetched;
  for (BugRecord& record : records) {
    const int64_t id = record.bug.id;
    if (!comments.has(id)) continue;  // turned private in the meantime
    record.comments = tracker::comments_from_json(member(comments.of(id), "comments"), remarks);
    if (history.has(id)) record.history = tracker::history_from_json(member(history.of(id), "history"), remarks);
    if (has_attachment(record)) with_files.push_back(id);
    fetched.bugs.push_back(std::move(record));
  }
  if (const auto error = attachments.read(with_files)) return *error;
  for (BugRecord& record : fetched.bugs) {
    record.attachments = tracker::attachments_from_json(attachments.of(record.bug.id), remarks);
  }
  fetched.missing = left_out(ids, fetched.bugs);
  return fetched;
}

// It may be about how much was asked for, or about one bug of them.
bool may_be_of_one(const RestError& error) {
  return error.status == 414 || error.trouble == Trouble::no_bugzilla || error.trouble == Trouble::outcome_unknown ||
         error.trouble == Trouble::damaged;
}

FetchResult fetch_together(PatientReader& reader, std::span<const int64_t> ids) {
  const bool bulk = reader.rest().server().dialect == Dialect::bmo;
  return bulk ? fetch_in_bulk(reader, ids) : fetch_one_by_one(reader, ids);
}

void append(Fetched& all, Fetched more) {
  std::ranges::move(more.bugs, std::back_inserter(all.bugs));
  std::ranges::move(more.missing, std::back_inserter(all.missing));
  std::ranges::move(more.unreadable, std::back_inserter(all.unreadable));
}

}  // namespace

FetchResult fetch_bugs(PatientReader& reader, std::span<const int64_t> ids) {
  if (ids.empty()) return Fetched{};
  FetchResult all = fetch_together(reader, ids);
  const auto* failed = std::get_if<RestError>(&all);
  if (failed == nullptr || !may_be_of_one(*failed)) return all;
  if (ids.size() == 1) {
    // A bug that the tracker knows, when its number alone is asked for, is what is wrong; else it is the tracker.
    const std::string why = failed->text;
    const auto probe = probe_bug(reader, ids.front());
    if (const auto* error = std::get_if<RestError>(&probe)) return *error;
    return Fetched{.unreadable = {{ids.front(), why}}};
  }
  // When the first alone says that the tracker is in trouble, that is the answer.
  Fetched read;
  size_t count = 1;
  for (size_t at = 0; at < ids.size(); at += count) {
    if (at > 0) count = std::min(ids.size() - at, std::max<size_t>(1, ids.size() / 4));
    FetchResult next = fetch_bugs(reader, ids.subspan(at, count));
    if (std::holds_alternative<RestError>(next)) return next;
    append(read, std::get<Fetched>(std::move(next)));
  }
  return read;
}

namespace {

CommentsResult comments_together(PatientReader& reader, std::span<const int64_t> ids) {
  std::map<int64_t, std::vector<tracker::Comment>> all;
  std::vector<std::string> remarks;
  if (reader.rest().server().dialect == Dialect::bmo) {
    const Answer answer = get_with_comments(reader, ids, "id");
    if (!answer.ok()) return answer.error();
    for (const json& bug : member(*answer, "bugs")) {
      all[tracker::id_of(bug, "id")] = tracker::comments_from_json(member(bug, "comments"), remarks);
    }
    return all;
  }
  PerBug comments(reader, "comment", {});
  if (const auto error = comments.read(ids)) return *error;
  for (const int64_t id : ids) {
    if (comments.has(id)) all[id] = tracker::comments_from_json(member(comments.of(id), "comments"), remarks);
  }
  return all;
}

}  // namespace

CommentsResult fetch_comments(PatientReader& reader, std::span<const int64_t> ids) {
  CommentsResult all = comments_together(reader, ids);
  const auto* failed = std::get_if<RestError>(&all);
  if (failed == nullptr || failed->trouble != Trouble::damaged) return all;
  if (ids.size() == 1) return std::map<int64_t, std::vector<tracker::Comment>>();
  CommentsResult first = fetch_comments(reader, ids.first(ids.size() / 2));
  if (std::holds_alternative<RestError>(first)) return first;
  CommentsResult second = fetch_comments(reader, ids.subspan(ids.size() / 2));
  if (std::holds_alternative<RestError>(second)) return second;
  std::get<0>(first).merge(std::get<0>(second));
  return first;
}

std::variant<Probe, RestError> probe_bug(PatientReader& reader, int64_t id) {
  const Answer answer = reader.get(fmt::format("/bug/{}", id), {{"include_fields", "id"}}, "bugs");
  if (answer.ok()) return Probe{.shown = true};
  switch (answer.error().trouble) {
    case Trouble::not_allowed:
    case Trouble::login_needed:
      return Probe{.not_public = true};
    case Trouble::not_found:
      if (answer.error().code == kNoSuchBug) return Probe{.gone = true};
      return answer.error();
    default:
      return answer.error();
  }
}

std::variant<std::optional<AttachmentData>, RestError> fetch_attachment(PatientReader& reader, int64_t id) {
  const Answer answer = reader.get(fmt::format("/bug/attachment/{}", id), {}, "attachments");
  if (!answer.ok()) return answer.error();
  std::vector<std::string> remarks;
  const std::string key = std::to_string(id);
  const json& item = member(member(*answer, "attachments"), key.c_str());
  if (!item.is_object()) return std::optional<AttachmentData>();
  const auto list = tracker::attachments_from_json(json::array({item}), remarks);
  if (list.empty()) return std::optional<AttachmentData>();
  return AttachmentData{list.front(), tracker::text_of(item, "data")};
}

}  // namespace candor::bugzilla
