#include "store/outbox_table.h"

namespace candor::store {

namespace {

constexpr std::string_view kSelect =
    "SELECT id, incident, bug, what, stage, posting, mark, delivery, remark, actor, approved_by, planned_at, "
    "changed_at "
    "FROM outbox ";

OutboxRow row_of(const Row& row) {
  return {.id = row.integer(0),
          .incident = row.integer(1),
          .bug = row.integer(2),
          .what = row.text(3),
          .stage = row.text(4),
          .posting = row.text(5),
          .mark = row.text_or_null(6),
          .delivery = row.text_or_null(7),
          .remark = row.text(8),
          .actor = row.text(9),
          .approved_by = row.text(10),
          .planned_at = row.instant(11),
          .changed_at = row.instant(12)};
}

}  // namespace

int64_t OutboxTable::add(const OutboxRow& row) {
  const int64_t id = connection_.first("SELECT COALESCE(MAX(id), 0) + 1 FROM outbox")->integer(0);
  connection_.run(
      "INSERT INTO outbox (id, incident, bug, what, stage, posting, mark, delivery, remark, actor, approved_by, "
      "planned_at, changed_at) VALUES (:id, :incident, :bug, :what, :stage, :posting, :mark, :delivery, :remark, "
      ":actor, "
      ":approved, :planned, :changed)",
      {id, row.incident, row.bug, row.what, row.stage, row.posting, value_of(row.mark), value_of(row.delivery),
       row.remark, row.actor, row.approved_by, value_of(row.planned_at), value_of(row.changed_at)});
  return id;
}

void OutboxTable::update(const OutboxRow& row) {
  connection_.run(
      "UPDATE outbox SET bug = :bug, stage = :stage, mark = :mark, delivery = :delivery, remark = :remark, "
      "approved_by = :approved, changed_at = :changed WHERE id = :id",
      {row.bug, row.stage, value_of(row.mark), value_of(row.delivery), row.remark, row.approved_by,
       value_of(row.changed_at), row.id});
}

void OutboxTable::replace_posting(int64_t id, const std::string& posting, const std::string& remark) {
  connection_.run("UPDATE outbox SET posting = :posting, remark = :remark WHERE id = :id", {posting, remark, id});
}

std::optional<OutboxRow> OutboxTable::find(int64_t id) {
  const auto rows = select("WHERE id = :id", {id});
  return rows.empty() ? std::nullopt : std::optional(rows.front());
}

std::vector<OutboxRow> OutboxTable::open() {
  return select("WHERE stage NOT IN ('done', 'refused') ORDER BY id", {});
}

std::vector<OutboxRow> OutboxTable::of_incident(int64_t incident) {
  return select("WHERE incident = :incident ORDER BY id", {incident});
}

std::vector<OutboxRow> OutboxTable::select(const std::string& where, const std::vector<Value>& values) {
  std::vector<OutboxRow> found;
  connection_.query(std::string(kSelect) + where, values, [&](const Row& row) { found.push_back(row_of(row)); });
  return found;
}

}  // namespace candor::store
