#include "desk/notice_events.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/running_sha256.h"

namespace candor::desk {

namespace {

using std::chrono::days;

bool wanted(const Receiver& receiver, const DueItem& item, Instant now) {
  const lifecycle::Obligation& one = item.shown.obligation;
  if (one.since > now || one.level < receiver.least) return false;
  if (!receiver.ca.empty() && item.ca != receiver.ca) return false;
  return receiver.clocks.empty() || std::ranges::find(receiver.clocks, one.clock) != receiver.clocks.end();
}

std::string length(Seconds seconds) {
  const auto count = seconds.count();
  if (count % 3600 == 0) return fmt::format("{}h", count / 3600);
  return fmt::format("{}min", count / 60);
}

// Empty: nothing to be told of it now.
std::string stage_of(const Receiver& receiver, const lifecycle::Obligation& one, Instant now) {
  if (one.due && *one.due < now) return receiver.overdue ? "overdue" : "";
  std::optional<Seconds> window;
  for (const Seconds each : receiver.windows) {
    if (one.due && *one.due - now <= each && (!window || each < *window)) window = each;
  }
  if (window) return length(*window);
  if (receiver.questions && one.clock == "response-7d") return "question";
  if (receiver.owed && one.clock.starts_with("separate-report")) return "owed";
  return "";
}

// What it was set off by and when it ends name a clock; its wording may change with every state of the record.
std::string event_of(const DueItem& item, std::string_view stage) {
  const lifecycle::Obligation& one = item.shown.obligation;
  const std::string due = one.due ? format_instant(*one.due) : "none";
  const std::string more = sha256_hex(fmt::format("{}\n{}", one.why, one.command)).substr(0, 8);
  return fmt::format("incident/{} {} {} since={} due={} {} {}", item.incident, one.clock,
                     guidelines::to_string(one.level), format_instant(one.since), due, more, stage);
}

}  // namespace

Instant last_digest(const DigestTime& time, Instant now) {
  auto day = std::chrono::floor<days>(now);
  if (day + time.at > now) day -= days(1);
  if (time.weekday) {
    const auto is = static_cast<int>(std::chrono::weekday(day).c_encoding());
    day -= days((is - *time.weekday + 7) % 7);
  }
  return day + time.at;
}

std::vector<Alert> alerts_of(const Receiver& receiver, const DueList& due, Instant now) {
  std::vector<Alert> alerts;
  for (const DueItem& item : due.items) {
    if (!wanted(receiver, item, now)) continue;
    const std::string stage = stage_of(receiver, item.shown.obligation, now);
    if (!stage.empty()) alerts.push_back({item, stage, event_of(item, stage)});
    if (item.owes_delay_report && receiver.owed) alerts.push_back({item, "owed", event_of(item, "owed")});
  }
  return alerts;
}

std::vector<DueItem> digest_items(const Receiver& receiver, const DueList& due, Instant now) {
  std::vector<DueItem> items;
  for (const DueItem& item : due.items) {
    const auto& end = item.shown.obligation.due;
    if (wanted(receiver, item, now) && (!end || *end <= now + receiver.within)) items.push_back(item);
  }
  return items;
}

std::string digest_event(const Receiver& receiver, Instant now) {
  return "digest " + format_instant(last_digest(*receiver.digest, now));
}

std::string notice_id(const Receiver& receiver, const std::vector<std::string>& events) {
  RunningSha256 sha256;
  sha256.update(receiver.name);
  for (const std::string& event : events) {
    sha256.update("\n");
    sha256.update(event);
  }
  return sha256.hex().substr(0, 32);
}

}  // namespace candor::desk
