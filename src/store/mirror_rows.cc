#include "store/mirror_rows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/fold.h"
#include "store/words.h"

namespace candor::store {

namespace {

using nlohmann::json;

std::string lines_of(const std::vector<std::string>& parts) {
  return storable(fmt::format("{}", fmt::join(parts, "\n")));
}

std::vector<std::string> parts_of(const std::string& text) {
  if (text.empty()) return {};
  const auto parts = split(text, '\n');
  return {parts.begin(), parts.end()};
}

json number_of(const std::optional<Instant>& instant) {
  return instant ? json(instant->time_since_epoch().count()) : json();
}

std::optional<Instant> instant_of(const json& value) {
  return value.is_number_integer() ? std::optional(Instant(Seconds(value.get<int64_t>()))) : std::nullopt;
}

std::string lists_of(const tracker::Bug& bug) {
  json flags = json::array();
  for (const tracker::Flag& flag : bug.flags) {
    flags.push_back({{"id", flag.id},
                     {"name", flag.name},
                     {"status", flag.status},
                     {"setter", flag.setter},
                     {"requestee", flag.requestee},
                     {"created", number_of(flag.created)},
                     {"modified", number_of(flag.modified)}});
  }
  const json lists = {
      {"cc", bug.cc},         {"groups", bug.groups},         {"keywords", bug.keywords}, {"see_also", bug.see_also},
      {"blocks", bug.blocks}, {"depends_on", bug.depends_on}, {"flags", std::move(flags)}};
  return storable(lists.dump(-1, ' ', false, json::error_handler_t::replace));
}

void read_lists(const std::string& text, tracker::Bug& bug) {
  const json lists = json::parse(text, nullptr, false);
  if (!lists.is_object()) return;
  bug.cc = lists.value("cc", bug.cc);
  bug.groups = lists.value("groups", bug.groups);
  bug.keywords = lists.value("keywords", bug.keywords);
  bug.see_also = lists.value("see_also", bug.see_also);
  bug.blocks = lists.value("blocks", bug.blocks);
  bug.depends_on = lists.value("depends_on", bug.depends_on);
  for (const json& flag : lists.value("flags", json::array())) {
    bug.flags.push_back({.id = flag.value("id", int64_t{0}),
                         .name = flag.value("name", ""),
                         .status = flag.value("status", ""),
                         .setter = flag.value("setter", ""),
                         .requestee = flag.value("requestee", ""),
                         .created = instant_of(flag.value("created", json())),
                         .modified = instant_of(flag.value("modified", json()))});
  }
}

int64_t flag_of(bool value) {
  return value ? 1 : 0;
}

}  // namespace

const std::string_view kBugColumns =
    "bug.id, bug.product, bug.component, bug.summary, bug.whiteboard, bug.status, bug.resolution, bug.type, "
    "bug.creator, bug.creator_name, bug.assignee, bug.assignee_name, bug.opened, bug.changed, bug.resolved, "
    "bug.duplicate_of, bug.comment_count, bug.lists";

void insert_bug(Connection& connection, const tracker::Bug& bug, const BugNotes& notes) {
  connection.run(
      "INSERT INTO bug (id, product, component, summary, whiteboard, status, resolution, type, creator, creator_name, "
      "assignee, assignee_name, opened, changed, resolved, duplicate_of, comment_count, lists, history_known, owner, "
      "year, open, restricted, visibility, read_at) VALUES (:id, :product, :component, :summary, :whiteboard, :status, "
      ":resolution, :type, :creator, :creator_name, :assignee, :assignee_name, :opened, :changed, :resolved, "
      ":duplicate_of, :comment_count, :lists, :history_known, :owner, :year, :open, :restricted, 0, :read_at)",
      {bug.id,
       storable(bug.product),
       storable(bug.component),
       storable(bug.summary),
       storable(bug.whiteboard),
       storable(bug.status),
       storable(bug.resolution),
       storable(bug.type),
       storable(bug.creator),
       storable(bug.creator_name),
       storable(bug.assignee),
       storable(bug.assignee_name),
       value_of(bug.opened),
       value_of(bug.changed),
       value_of(bug.resolved),
       bug.duplicate_of,
       int64_t{bug.comment_count},
       lists_of(bug),
       flag_of(notes.history_known),
       storable(notes.owner),
       notes.year,
       flag_of(bug.open()),
       flag_of(!bug.groups.empty()),
       value_of(notes.seen)});
}

void insert_comment(Connection& connection, int64_t bug, const tracker::Comment& comment) {
  connection.run(
      "INSERT INTO bug_comment (id, bug, number, author, at, text, private, attachment, tags, hidden) VALUES (:id, "
      ":bug, :number, :author, :at, :text, :private, :attachment, :tags, 0) ON CONFLICT DO NOTHING",
      {comment.id, bug, int64_t{comment.count}, storable(comment.author), value_of(comment.at), storable(comment.text),
       flag_of(comment.is_private), comment.attachment, lines_of(comment.tags)});
}

void insert_history(Connection& connection, int64_t bug, const std::vector<tracker::Change>& history) {
  int64_t place = 0;
  for (const tracker::Change& change : history) {
    bool first = true;
    for (const tracker::FieldChange& field : change.fields) {
      connection.run(
          "INSERT INTO bug_change (bug, place, at, who, field, removed, added, first) VALUES (:bug, :place, :at, :who, "
          ":field, :removed, :added, :first)",
          {bug, ++place, value_of(change.at), storable(change.who), storable(field.field), storable(field.removed),
           storable(field.added), flag_of(first)});
      first = false;
    }
  }
}

void insert_attachments(Connection& connection, int64_t bug, const std::vector<tracker::Attachment>& files) {
  for (const tracker::Attachment& file : files) {
    connection.run(
        "INSERT INTO bug_attachment (id, bug, file_name, summary, content_type, creator, created, size, private, "
        "obsolete) VALUES (:id, :bug, :file_name, :summary, :content_type, :creator, :created, :size, :private, "
        ":obsolete) ON CONFLICT DO NOTHING",
        {file.id, bug, storable(file.file_name), storable(file.summary), storable(file.content_type),
         storable(file.creator), value_of(file.created), file.size, flag_of(file.is_private),
         flag_of(file.is_obsolete)});
  }
}

tracker::Bug bug_of_row(const Row& row) {
  tracker::Bug bug;
  bug.id = row.integer(0);
  bug.product = row.text(1);
  bug.component = row.text(2);
  bug.summary = row.text(3);
  bug.whiteboard = row.text(4);
  bug.status = row.text(5);
  bug.resolution = row.text(6);
  bug.type = row.text(7);
  bug.creator = row.text(8);
  bug.creator_name = row.text(9);
  bug.assignee = row.text(10);
  bug.assignee_name = row.text(11);
  bug.opened = row.instant_or_null(12);
  bug.changed = row.instant_or_null(13);
  bug.resolved = row.instant_or_null(14);
  bug.duplicate_of = row.integer(15);
  bug.comment_count = static_cast<int>(row.integer(16));
  read_lists(row.text(17), bug);
  return bug;
}

std::vector<tracker::Comment> comments_of(Connection& connection, int64_t bug) {
  std::vector<tracker::Comment> comments;
  connection.query(
      "SELECT id, number, author, at, text, private, attachment, tags FROM bug_comment WHERE bug = :bug AND hidden = 0 "
      "ORDER BY number, id",
      {bug}, [&](const Row& row) {
        comments.push_back({.id = row.integer(0),
                            .count = static_cast<int>(row.integer(1)),
                            .author = row.text(2),
                            .at = row.instant_or_null(3),
                            .text = row.text(4),
                            .is_private = row.integer(5) != 0,
                            .attachment = row.integer(6),
                            .tags = parts_of(row.text(7))});
      });
  return comments;
}

std::vector<tracker::Change> history_of(Connection& connection, int64_t bug) {
  std::vector<tracker::Change> history;
  connection.query("SELECT at, who, field, removed, added, first FROM bug_change WHERE bug = :bug ORDER BY place",
                   {bug}, [&](const Row& row) {
                     if (row.integer(5) != 0) history.push_back({row.instant_or_null(0), row.text(1), {}});
                     if (!history.empty()) {
                       history.back().fields.push_back({row.text(2), row.text(3), row.text(4)});
                     }
                   });
  return history;
}

std::vector<tracker::Attachment> attachments_of(Connection& connection, int64_t bug) {
  std::vector<tracker::Attachment> files;
  connection.query(
      "SELECT id, file_name, summary, content_type, creator, created, size, private, obsolete FROM bug_attachment "
      "WHERE bug = :bug ORDER BY id",
      {bug}, [&](const Row& row) {
        files.push_back({.id = row.integer(0),
                         .file_name = row.text(1),
                         .summary = row.text(2),
                         .content_type = row.text(3),
                         .creator = row.text(4),
                         .created = row.instant_or_null(5),
                         .size = row.integer(6),
                         .is_private = row.integer(7) != 0,
                         .is_obsolete = row.integer(8) != 0});
      });
  return files;
}

}  // namespace candor::store
