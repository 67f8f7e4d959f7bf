#include "store/notice_table.h"

namespace candor::store {

namespace {

constexpr std::string_view kSelect =
    "SELECT id, receiver, kind, stage, attempts, planned_at, changed_at, next_at, remark, message FROM notice ";

NoticeRow row_of(const Row& row) {
  return {.id = row.text(0),
          .receiver = row.text(1),
          .kind = row.text(2),
          .stage = row.text(3),
          .attempts = row.integer(4),
          .planned_at = row.instant(5),
          .changed_at = row.instant(6),
          .next_at = row.instant(7),
          .remark = row.text(8),
          .message = row.text(9)};
}

}  // namespace

bool NoticeTable::knows(const std::string& receiver, const std::string& event) {
  return connection_
      .first("SELECT 1 FROM notice_event WHERE receiver = :receiver AND event = :event", {receiver, event})
      .has_value();
}

void NoticeTable::add(const NoticeRow& row, const std::vector<std::string>& events) {
  connection_.run(
      "INSERT INTO notice (id, receiver, kind, stage, attempts, planned_at, changed_at, next_at, remark, message) "
      "VALUES (:id, :receiver, :kind, :stage, :attempts, :planned, :changed, :next, :remark, :message)",
      {row.id, row.receiver, row.kind, row.stage, row.attempts, value_of(row.planned_at), value_of(row.changed_at),
       value_of(row.next_at), row.remark, row.message});
  for (const std::string& event : events) {
    connection_.run("INSERT INTO notice_event (receiver, event, notice) VALUES (:receiver, :event, :notice)",
                    {row.receiver, event, row.id});
  }
}

void NoticeTable::update(const NoticeRow& row) {
  connection_.run(
      "UPDATE notice SET stage = :stage, attempts = :attempts, changed_at = :changed, next_at = :next, "
      "remark = :remark, message = :message WHERE id = :id",
      {row.stage, row.attempts, value_of(row.changed_at), value_of(row.next_at), row.remark, row.message, row.id});
}

std::vector<NoticeRow> NoticeTable::open() {
  return select("WHERE stage IN ('planned', 'sending') ORDER BY planned_at, id", {});
}

void NoticeTable::forget_open() {
  connection_.run(
      "DELETE FROM notice_event WHERE notice IN (SELECT id FROM notice WHERE stage IN ('planned', 'sending'))");
  connection_.run("DELETE FROM notice WHERE stage IN ('planned', 'sending')");
}

std::vector<NoticeRow> NoticeTable::latest(int64_t limit) {
  return select("ORDER BY planned_at DESC, id LIMIT :limit", {limit});
}

std::vector<std::string> NoticeTable::events_of(const std::string& id) {
  std::vector<std::string> events;
  connection_.query("SELECT event FROM notice_event WHERE notice = :notice ORDER BY event", {id},
                    [&](const Row& row) { events.push_back(row.text(0)); });
  return events;
}

std::vector<NoticeRow> NoticeTable::select(const std::string& rest, const std::vector<Value>& values) {
  std::vector<NoticeRow> found;
  connection_.query(std::string(kSelect) + rest, values, [&](const Row& row) { found.push_back(row_of(row)); });
  return found;
}

}  // namespace candor::store
