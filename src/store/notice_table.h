// The journal of notices: messages planned, under way and sent, and which events each of them tells. What a message
// holds is JSON that this layer does not look into. To be used inside of Store::read() or Store::write().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/connection.h"

namespace candor::store {

struct NoticeRow {
  std::string id;
  std::string receiver;
  std::string kind;   // "alert", "digest"
  std::string stage;  // "planned", "sending", "sent", "dropped"
  int64_t attempts = 0;
  Instant planned_at = {}, changed_at = {};
  Instant next_at = {};      // no attempt before
  std::string remark = {};   // what came of the last attempt
  std::string message = {};  // empty once it is sent: what people told must not outlive a redaction here
};

class NoticeTable {
 public:
  explicit NoticeTable(Connection& connection) : connection_(connection) {}

  bool knows(const std::string& receiver, const std::string& event);
  void add(const NoticeRow& row, const std::vector<std::string>& events);
  void update(const NoticeRow& row);  // all but receiver, kind, planned_at
  std::vector<NoticeRow> open();      // not sent and not dropped, oldest first
  // As if those in open() had never been planned: what they tell is planned anew, under the same name.
  void forget_open();
  std::vector<NoticeRow> latest(int64_t limit);
  std::vector<std::string> events_of(const std::string& id);

 private:
  std::vector<NoticeRow> select(const std::string& rest, const std::vector<Value>& values);
  Connection& connection_;
};

}  // namespace candor::store
