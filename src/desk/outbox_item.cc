#include "desk/outbox_item.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace candor::desk {

namespace {

using bugzilla::Delivery;
using bugzilla::Mark;
using nlohmann::json;

json json_of(const Mark& mark) {
  json value = {{"comment", mark.comment},
                {"attachment", mark.attachment},
                {"server_time", mark.server_time.time_since_epoch().count()},
                {"account", mark.account}};
  value["sent"] = mark.sent ? json(mark.sent->time_since_epoch().count()) : json();
  return value;
}

// A mark from before accounts were kept counts as sent once, under an account that nobody knows.
Mark mark_of(const json& value) {
  Mark mark{.comment = value.at("comment"),
            .attachment = value.at("attachment"),
            .server_time = Instant(Seconds(value.at("server_time").get<int64_t>())),
            .account = value.value("account", ""),
            .sent = Instant()};
  if (value.contains("sent")) {
    mark.sent.reset();
    if (!value.at("sent").is_null()) mark.sent = Instant(Seconds(value.at("sent").get<int64_t>()));
  }
  return mark;
}

json json_of(const Delivery& delivery) {
  json value = {{"bug", delivery.bug},
                {"comment", delivery.comment},
                {"attachment", delivery.attachment},
                {"author", delivery.author},
                {"remark", delivery.remark}};
  if (delivery.number) value["number"] = *delivery.number;
  if (delivery.at) value["at"] = format_instant(*delivery.at);
  return value;
}

Delivery delivery_of(const json& value) {
  Delivery delivery{.bug = value.at("bug"), .comment = value.at("comment"), .attachment = value.at("attachment")};
  delivery.author = value.value("author", "");
  delivery.remark = value.value("remark", "");
  if (value.contains("number")) delivery.number = value.at("number").get<int>();
  if (value.contains("at")) delivery.at = parse_instant(value.at("at").get<std::string>());
  return delivery;
}

// What the table has no column for.
json around(const OutboxItem& item) {
  json value = {{"posting", to_json(item.entry.posting)},
                {"tracker", item.tracker},
                {"report", report::to_string(item.report)},
                {"part", item.part},
                {"parts", item.parts},
                {"first", item.first},
                {"needs_approval", item.needs_approval}};
  if (item.answers) value["answers"] = *item.answers;
  if (item.seen) value["seen"] = format_instant(*item.seen);
  return value;
}

void read_around(OutboxItem& item, const json& value) {
  item.tracker = value.at("tracker");
  item.report = report::parse_kind(value.at("report").get<std::string>()).value_or(report::Kind::unknown);
  item.part = value.at("part");
  item.parts = value.at("parts");
  item.first = value.at("first");
  item.needs_approval = value.at("needs_approval");
  if (value.contains("answers")) item.answers = value.at("answers").get<int64_t>();
  if (value.contains("seen")) item.seen = parse_instant(value.at("seen").get<std::string>());
}

}  // namespace

int64_t OutboxItem::bug() const {
  if (const auto* change = std::get_if<bugzilla::BugChange>(&entry.posting)) return change->bug;
  if (const auto* file = std::get_if<bugzilla::NewAttachment>(&entry.posting)) return file->bug;
  return entry.delivery.bug;
}

std::string OutboxItem::text() const {
  if (const auto* bug = std::get_if<bugzilla::NewBug>(&entry.posting)) return bug->description;
  if (const auto* file = std::get_if<bugzilla::NewAttachment>(&entry.posting)) return file->comment;
  return std::get<bugzilla::BugChange>(entry.posting).comment.value_or("");
}

void remove_words(bugzilla::Posting& posting) {
  if (auto* bug = std::get_if<bugzilla::NewBug>(&posting)) {
    bug->summary.clear();
    bug->description.clear();
  } else if (auto* file = std::get_if<bugzilla::NewAttachment>(&posting)) {
    *file = {.bug = file->bug,
             .file_name = "",
             .content_type = file->content_type,
             .summary = "",
             .comment = "",
             .data = ""};
  } else if (auto* change = std::get_if<bugzilla::BugChange>(&posting)) {
    if (change->comment) change->comment = "";
  }
}

store::OutboxRow to_row(const OutboxItem& item) {
  store::OutboxRow row{.id = item.entry.id,
                       .incident = item.incident,
                       .bug = item.bug(),
                       .what = std::string(to_string(item.kind)),
                       .stage = std::string(bugzilla::to_string(item.entry.stage)),
                       .posting = around(item).dump(),
                       .remark = item.entry.remark,
                       .actor = item.actor,
                       .approved_by = item.approved_by,
                       .planned_at = item.planned_at,
                       .changed_at = item.changed_at};
  if (item.entry.mark) row.mark = json_of(*item.entry.mark).dump();
  if (item.entry.delivery.known()) row.delivery = json_of(item.entry.delivery).dump();
  return row;
}

Result<OutboxItem> item_of(const store::OutboxRow& row) {
  OutboxItem item{.entry = {.id = row.id, .posting = bugzilla::BugChange{}, .remark = row.remark},
                  .incident = row.incident,
                  .actor = row.actor,
                  .approved_by = row.approved_by,
                  .planned_at = row.planned_at,
                  .changed_at = row.changed_at};
  const Error unreadable{fmt::format("entry {} of the outbox cannot be read", row.id), "Run candor verify."};
  const auto kind = parse_post_kind(row.what);
  const auto stage = bugzilla::parse_stage(row.stage);
  if (!kind || !stage) return unreadable;
  item.kind = *kind;
  item.entry.stage = *stage;
  try {
    const json value = json::parse(row.posting);
    read_around(item, value);
    Result<bugzilla::Posting> posting = bugzilla::posting_from_json(value.at("posting"));
    if (!posting) return posting.error();
    item.entry.posting = std::move(posting).value();
    if (row.mark) item.entry.mark = mark_of(json::parse(*row.mark));
    if (row.delivery) item.entry.delivery = delivery_of(json::parse(*row.delivery));
  } catch (const json::exception&) {
    return unreadable;
  }
  return item;
}

}  // namespace candor::desk
