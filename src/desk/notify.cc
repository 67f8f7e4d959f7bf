#include "desk/notify.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "store/outbox_lock.h"

namespace candor::desk {

namespace {

constexpr size_t kAll = 100'000;

using nlohmann::json;

std::string to_message(const NoticeWords& words) {
  const json message = {{"subject", words.subject}, {"text", words.text}, {"json", words.json}};
  return message.dump(-1, ' ', false, json::error_handler_t::replace);
}

NoticeWords from_message(const std::string& message) {
  const json read = json::parse(message, nullptr, false);
  if (!read.is_object()) return {};
  return {read.value("subject", std::string()), read.value("text", std::string()), read.value("json", std::string())};
}

// A message that is not in the journal yet, with what it tells.
NoticeOutcome plan(const Receiver& receiver, std::string_view kind, const std::vector<Alert>& alerts,
                   std::vector<std::string> events, const NotifyPorts& ports, Instant now) {
  NoticeOutcome planned;
  planned.row = {.id = notice_id(receiver, events),
                 .receiver = receiver.name,
                 .kind = std::string(kind),
                 .stage = "planned",
                 .planned_at = now,
                 .changed_at = now,
                 .next_at = now};
  planned.words = ports.word(planned.row.id, receiver, kind, alerts);
  planned.row.message = to_message(planned.words);
  planned.events = std::move(events);
  return planned;
}

std::vector<NoticeOutcome> plan_for(store::Connection& connection, const Receiver& receiver, const DueList& due,
                                    const NotifyPorts& ports, Instant now) {
  store::NoticeTable table(connection);
  std::vector<NoticeOutcome> planned;
  std::vector<Alert> alerts = alerts_of(receiver, due, now);
  std::set<std::string> seen;
  std::erase_if(alerts, [&](const Alert& alert) {
    return !seen.insert(alert.event).second || table.knows(receiver.name, alert.event);
  });
  if (!alerts.empty()) {
    std::vector<std::string> events;
    events.reserve(alerts.size());
    for (const Alert& alert : alerts) events.push_back(alert.event);
    planned.push_back(plan(receiver, "alert", alerts, std::move(events), ports, now));
  }
  if (!receiver.digest) return planned;
  const std::string event = digest_event(receiver, now);
  if (table.knows(receiver.name, event)) return planned;
  std::vector<Alert> items;
  for (const DueItem& item : digest_items(receiver, due, now)) items.push_back({item, "", ""});
  planned.push_back(plan(receiver, "digest", items, {event}, ports, now));
  return planned;
}

// Everything that is open: what earlier runs left, then what is new.
Result<std::vector<NoticeOutcome>> take_stock(IncidentRecord& record, const std::vector<Receiver>& receivers,
                                              const DueList& due, const NotifyPorts& ports, Instant now, bool dry_run) {
  const auto work = [&](store::Connection& connection) -> Result<std::vector<NoticeOutcome>> {
    store::NoticeTable table(connection);
    std::vector<NoticeOutcome> all;
    for (store::NoticeRow& row : table.open()) {
      NoticeOutcome left{.row = std::move(row), .events = {}, .words = {}};
      left.events = table.events_of(left.row.id);
      left.words = from_message(left.row.message);
      all.push_back(std::move(left));
    }
    for (const Receiver& receiver : receivers) {
      for (NoticeOutcome& planned : plan_for(connection, receiver, due, ports, now)) {
        if (!dry_run) table.add(planned.row, planned.events);
        all.push_back(std::move(planned));
      }
    }
    return all;
  };
  return dry_run ? record.store().read(work) : record.store().write(work);
}

Status save(IncidentRecord& record, store::NoticeRow& row, Instant now) {
  row.changed_at = now;
  return record.store().write([&](store::Connection& connection) -> Status {
    store::NoticeTable(connection).update(row);
    return {};
  });
}

Status attempt(IncidentRecord& record, NoticeOutcome& outcome, const Receiver& receiver, const NotifyPorts& ports,
               Instant now) {
  store::NoticeRow& row = outcome.row;
  outcome.interrupted = row.stage == "sending";
  row.stage = "sending";
  ++row.attempts;
  if (Status begun = save(record, row, now); !begun.ok()) return begun;
  const SendResult result = ports.send(receiver, {row.id, row.planned_at, outcome.words});
  if (result.sent == Sent::accepted) {
    row.stage = "sent";
    row.remark.clear();
    row.message.clear();
  } else {
    // A silent server may have taken it: then it stays under way, like an attempt cut short by a kill.
    row.stage = result.sent == Sent::unknown ? "sending" : "planned";
    row.remark = result.trouble;
    row.next_at = now + notice_pause(row.attempts);
  }
  return save(record, row, now);
}

Status drop(IncidentRecord& record, store::NoticeRow& row, Instant now) {
  row.stage = "dropped";
  row.remark = "the settings name no such receiver any more";
  row.message.clear();
  return save(record, row, now);
}

}  // namespace

Seconds notice_pause(int64_t attempts) {
  const auto doublings = static_cast<unsigned>(std::clamp<int64_t>(attempts - 1, 0, 6));
  return std::min<Seconds>(std::chrono::minutes(int64_t{1} << doublings), std::chrono::hours(1));
}

Result<std::vector<NoticeOutcome>> notify(IncidentRecord& record, const std::vector<Receiver>& receivers,
                                          const NotifyPorts& ports, Instant now, bool dry_run) {
  std::unique_ptr<store::OutboxLock> lock;
  if (!dry_run) {
    auto taken = store::OutboxLock::take(record.store().location(), store::Sender::notices);
    if (!taken.ok()) return taken.error();
    lock = std::move(taken).value();
  }
  const auto due = due_list(record, {.ca = "", .within = {}, .now = now, .limit = kAll});
  if (!due.ok()) return due.error();
  auto all = take_stock(record, receivers, *due, ports, now, dry_run);
  if (!all.ok() || dry_run) return all;
  for (NoticeOutcome& outcome : *all) {
    const auto receiver = std::ranges::find(receivers, outcome.row.receiver, &Receiver::name);
    Status done;
    if (receiver == receivers.end()) {
      done = drop(record, outcome.row, now);
    } else if (outcome.row.next_at > now) {
      outcome.waiting = true;
    } else {
      done = attempt(record, outcome, *receiver, ports, now);
    }
    if (!done.ok()) return done.error();
  }
  return all;
}

Result<std::vector<NoticeOutcome>> notice_journal(IncidentRecord& record, int64_t limit) {
  return record.store().read([&](store::Connection& connection) -> Result<std::vector<NoticeOutcome>> {
    store::NoticeTable table(connection);
    std::vector<NoticeOutcome> all;
    for (store::NoticeRow& row : table.latest(limit)) {
      NoticeOutcome& one = all.emplace_back();
      one.row = std::move(row);
      one.events = table.events_of(one.row.id);
    }
    return all;
  });
}

}  // namespace candor::desk
