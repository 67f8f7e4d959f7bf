// Notices: what is due, told once to each receiver, whatever happens in between.
//
// A message and the events it tells are written down in one transaction before anything is sent; it is marked as under
// way before each attempt and as sent after it. A message whose attempt was cut short (the program was killed, the
// server fell silent after the last byte) may have arrived: it is sent again under the same name, by which receivers
// drop the second one, and that is said. A clock that runs out unheard would be worse than a message seen twice.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "desk/incident_record.h"
#include "desk/notice_events.h"
#include "store/notice_table.h"

namespace candor::desk {

// What a receiver gets to see.
struct NoticeWords {
  std::string subject, text;
  std::string json;  // for a webhook
};

struct NoticeToSend {
  std::string id;
  Instant planned_at;
  NoticeWords words;
};

enum class Sent { accepted, not_accepted, unknown };
struct SendResult {
  Sent sent = Sent::accepted;
  std::string trouble;  // one sentence, when it was not accepted
};

struct NotifyPorts {
  // A digest has no stage in its alerts and no events.
  std::function<NoticeWords(const std::string& id, const Receiver&, std::string_view kind, const std::vector<Alert>&)>
      word;
  std::function<SendResult(const Receiver&, const NoticeToSend&)> send;
};

struct NoticeOutcome {
  store::NoticeRow row;
  std::vector<std::string> events;
  NoticeWords words;         // of a dry run, and of what was not sent
  bool interrupted = false;  // an earlier attempt was cut short: it may arrive twice, under one name
  bool waiting = false;      // tried in vain before, and not yet to be tried again
};

// In the order of planning. `dry_run`: what would be sent, without writing anything.
Result<std::vector<NoticeOutcome>> notify(IncidentRecord& record, const std::vector<Receiver>& receivers,
                                          const NotifyPorts& ports, Instant now, bool dry_run);

// What was told before, newest first, without the words.
Result<std::vector<NoticeOutcome>> notice_journal(IncidentRecord& record, int64_t limit);

// How long to wait after so many attempts in vain: 1, 2, 4, ... minutes, at most an hour.
Seconds notice_pause(int64_t attempts);

}  // namespace candor::desk
