// The outbox: postings planned, under way and done, in the order they were planned. What they hold is JSON that this
// layer does not look into. To be used inside of Store::read() or Store::write().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/connection.h"

namespace candor::store {

struct OutboxRow {
  int64_t id = 0;
  int64_t incident = 0;  // 0: none of this desk
  int64_t bug = 0;       // 0: the posting makes it
  std::string what;      // "report", "update", "answer", "closure", "attachment", ...
  std::string stage;     // "planned", "sending", "unknown", "done", "refused"
  std::string posting;
  std::optional<std::string> mark = {}, delivery = {};
  std::string remark = {};
  std::string actor;             // who planned it
  std::string approved_by = {};  // who saw the exact text and let it go
  Instant planned_at;
  Instant changed_at;
};

class OutboxTable {
 public:
  explicit OutboxTable(Connection& connection) : connection_(connection) {}

  int64_t add(const OutboxRow& row);  // id is given by the table
  void update(const OutboxRow& row);  // all but posting, incident, what, actor, planned_at
  // For what must not outlive a redaction; the only change of a posting.
  void replace_posting(int64_t id, const std::string& posting, const std::string& remark);
  std::optional<OutboxRow> find(int64_t id);
  // Those not yet done or refused, oldest first.
  std::vector<OutboxRow> open();
  std::vector<OutboxRow> of_incident(int64_t incident);

 private:
  std::vector<OutboxRow> select(const std::string& where, const std::vector<Value>& values);
  Connection& connection_;
};

}  // namespace candor::store
