#include "output/bug_json.h"

#include <nlohmann/json.hpp>

#include "tracker/title.h"
#include "tracker/whiteboard.h"

namespace candor::output {

namespace {

using Json = nlohmann::ordered_json;

Json time_or_null(const std::optional<Instant>& instant) {
  return instant ? Json(format_instant(*instant)) : Json();
}

std::string_view word_of(store::Shown shown) {
  switch (shown) {
    case store::Shown::yes:
      return "shown";
    case store::Shown::not_public:
      return "not-public";
    case store::Shown::gone:
      return "gone";
    case store::Shown::elsewhere:
      return "other-component";
  }
  return "";
}

Json account(const std::string& name, const std::string& real_name) {
  return {{"name", name}, {"real_name", real_name}};
}

Json flags_of(const tracker::Bug& bug) {
  Json flags = Json::array();
  for (const tracker::Flag& flag : bug.flags) {
    flags.push_back({{"id", flag.id},
                     {"name", flag.name},
                     {"status", flag.status},
                     {"setter", flag.setter},
                     {"requestee", flag.requestee},
                     {"creation_date", time_or_null(flag.created)},
                     {"modification_date", time_or_null(flag.modified)}});
  }
  return flags;
}

Json bug_of(const tracker::Bug& bug) {
  return {{"id", bug.id},
          {"product", bug.product},
          {"component", bug.component},
          {"summary", bug.summary},
          {"whiteboard", bug.whiteboard},
          {"status", bug.status},
          {"resolution", bug.resolution},
          {"is_open", bug.open()},
          {"type", bug.type},
          {"creator", bug.creator},
          {"creator_detail", account(bug.creator, bug.creator_name)},
          {"assigned_to", bug.assignee},
          {"assigned_to_detail", account(bug.assignee, bug.assignee_name)},
          {"creation_time", time_or_null(bug.opened)},
          {"last_change_time", time_or_null(bug.changed)},
          {"cf_last_resolved", time_or_null(bug.resolved)},
          {"cc", bug.cc},
          {"groups", bug.groups},
          {"keywords", bug.keywords},
          {"see_also", bug.see_also},
          {"blocks", bug.blocks},
          {"depends_on", bug.depends_on},
          {"dupe_of", bug.duplicate_of == 0 ? Json() : Json(bug.duplicate_of)},
          {"flags", flags_of(bug)}};
}

Json comments_of(const desk::BugPage& page) {
  Json list = Json::array();
  for (const tracker::Comment& comment : page.record.comments) {
    list.push_back({{"id", comment.id},
                    {"bug_id", page.record.bug.id},
                    {"count", comment.count},
                    {"creator", comment.author},
                    {"creation_time", time_or_null(comment.at)},
                    {"text", comment.text},
                    {"is_private", comment.is_private},
                    {"attachment_id", comment.attachment == 0 ? Json() : Json(comment.attachment)},
                    {"tags", comment.tags}});
  }
  return list;
}

Json history_of(const std::vector<tracker::Change>& history) {
  Json list = Json::array();
  for (const tracker::Change& change : history) {
    Json fields = Json::array();
    for (const tracker::FieldChange& field : change.fields) {
      fields.push_back({{"field_name", field.field}, {"removed", field.removed}, {"added", field.added}});
    }
    list.push_back({{"when", time_or_null(change.at)}, {"who", change.who}, {"changes", std::move(fields)}});
  }
  return list;
}

Json attachments_of(const std::vector<tracker::Attachment>& files) {
  Json list = Json::array();
  for (const tracker::Attachment& file : files) {
    list.push_back({{"id", file.id},
                    {"file_name", file.file_name},
                    {"summary", file.summary},
                    {"content_type", file.content_type},
                    {"creator", file.creator},
                    {"creation_time", time_or_null(file.created)},
                    {"size", file.size},
                    {"is_private", file.is_private},
                    {"is_obsolete", file.is_obsolete}});
  }
  return list;
}

// What was read out of the title and the whiteboard.
void add_reading(const tracker::Bug& bug, const std::string& owner, Json& item) {
  const tracker::Title title = tracker::read_title(bug.summary);
  const tracker::Whiteboard board = tracker::read_whiteboard(bug.whiteboard);
  const auto add = [&](const std::string& name, const std::optional<tracker::NotedDate>& date) {
    item[name] = date && date->due ? Json(format_date(*date->due)) : Json();
    item[name + "Written"] = date ? Json(date->text) : Json();  // the date is null where it has several readings
  };
  item["owner"] = owner;
  item["owners"] = title.about_auditor ? std::vector<std::string>() : title.owners;
  item["aboutAuditor"] = title.about_auditor;
  item["tags"] = board.tags;
  add("nextUpdate", board.next_update);
  add("closeOn", board.close_on);
}

Json mirror_of(const desk::BugPage& page) {
  Json edits = Json::array();
  for (const auto& before : page.edits) {
    edits.push_back(
        {{"comment", before.comment}, {"noticed_at", format_instant(before.noticed_at)}, {"text", before.text}});
  }
  Json mirror;
  add_reading(page.record.bug, page.mirrored.owner, mirror);
  mirror["restricted"] = page.mirrored.restricted;
  mirror["shown"] = word_of(page.mirrored.shown);
  mirror["absent_since"] = time_or_null(page.mirrored.absent_since);
  mirror["read_at"] = format_instant(page.mirrored.read_at);
  mirror["edits"] = std::move(edits);
  return mirror;
}

}  // namespace

Json to_json(const desk::BugPage& page) {
  Json json = {{"bug", bug_of(page.record.bug)}, {"comments", comments_of(page)}};
  if (page.record.history) json["history"] = history_of(*page.record.history);
  json["attachments"] = attachments_of(page.record.attachments);
  json["mirror"] = mirror_of(page);
  return json;
}

Json to_json(const desk::BugHits& hits) {
  Json bugs = Json::array();
  for (const desk::BugHit& hit : hits.hits) {
    const tracker::Bug& bug = hit.bug.bug;
    Json item = {{"id", bug.id},
                 {"summary", bug.summary},
                 {"opened", time_or_null(bug.opened)},
                 {"status", bug.status},
                 {"resolution", bug.resolution},
                 {"whiteboard", bug.whiteboard},
                 {"restricted", hit.bug.restricted},
                 {"shown", word_of(hit.bug.shown)}};
    add_reading(bug, hit.bug.owner, item);
    if (!hit.excerpt.empty()) item["found"] = {{"comment", hit.comment}, {"excerpt", hit.excerpt}};
    bugs.push_back(std::move(item));
  }
  return {{"total", hits.total}, {"bugs", std::move(bugs)}};
}

}  // namespace candor::output
