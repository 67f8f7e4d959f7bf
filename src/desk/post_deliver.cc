#include "desk/post_deliver.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bugzilla/answer.h"
#include "desk/post_rights.h"
#include "store/outbox_lock.h"
#include "tracker/json_value.h"

namespace candor::desk {

namespace {

using bugzilla::Stage;

// Nobody looked at the bug since it was planned, and it is not as it was then. Asked only when our own posting, which
// would be a change, too, is known not to be there.
std::optional<Error> changed_since(bugzilla::Rest& rest, const OutboxItem& item, const DeliverOptions& options,
                                   Instant now) {
  const bool fresh = item.open() && item.part == 1 && item.bug() != 0 && item.seen;
  if (!fresh || options.just_seen) return {};
  const bugzilla::Answer answer =
      rest.get(fmt::format("/bug/{}", item.bug()), {{"include_fields", "id,last_change_time"}}, "bugs");
  if (!answer.ok()) return Error{answer.error().text, "Nothing was sent."};
  const auto changed = parse_instant(tracker::text_of(tracker::first_of((*answer)["bugs"]), "last_change_time"));
  if (options.seen && options.seen != changed && *options.seen > now) {
    return Error{"--seen lies ahead: nobody has read what is to come", "Name the bug's last change; times are UTC."};
  }
  if (!changed || *changed <= std::max(*item.seen, options.seen.value_or(*item.seen))) return {};
  return Error{
      fmt::format("bug {} changed on {}, after entry {} was planned", item.bug(), format_instant(*changed),
                  item.entry.id),
      fmt::format("Look at it; it waits in the outbox. To drop it: candor outbox discard {}; to send it all the same: "
                  "candor outbox deliver {} --seen {}",
                  item.entry.id, item.entry.id, format_instant(*changed))};
}

// The incident may have become security-sensitive, or its bug public, while the entry waited.
std::optional<Error> out_of_sight(IncidentRecord& record, bugzilla::Rest& rest, const OutboxItem& item) {
  const auto incident = record.load(item.incident);
  if (!incident.ok()) return incident.error();
  if (!incident->security_sensitive) return {};
  if (const auto* made = std::get_if<bugzilla::NewBug>(&item.entry.posting)) {
    if (!made->groups.empty()) return {};
    return Error{fmt::format("incident {} is security-sensitive and entry {} would file a bug that everybody sees: "
                             "nothing was sent",
                             item.incident, item.entry.id),
                 fmt::format("Drop it (candor outbox discard {}) and file it again: incident post sets the group",
                             item.entry.id)};
  }
  const bugzilla::Answer answer =
      rest.get(fmt::format("/bug/{}", item.bug()), {{"include_fields", "id,groups"}}, "bugs");
  if (!answer.ok()) return Error{answer.error().text, "Nothing was sent."};
  tracker::Bug bug;
  bug.id = item.bug();
  bug.groups = tracker::texts_of(tracker::first_of((*answer)["bugs"]), "groups");
  const Status may = may_post(*incident, bug);
  return may ? std::nullopt : std::optional(may.error());
}

std::optional<Error> not_to_be_sent(const bugzilla::Rest& rest, const OutboxItem& item) {
  if (item.waits_for_approval()) {
    return Error{fmt::format("entry {} waits for a second person", item.entry.id),
                 fmt::format("Anybody but {} runs: candor outbox approve {}", item.actor, item.entry.id)};
  }
  if (item.tracker != rest.server().url) {
    return Error{fmt::format("entry {} is for {}, not for {}", item.entry.id, item.tracker, rest.server().url),
                 "Name its tracker with --tracker."};
  }
  return {};
}

Status refuse_rest(IncidentRecord& record, OutboxItem& item, const Act& act) {
  bugzilla::Entry entry = item.entry;
  entry.stage = Stage::refused;
  entry.remark = "not sent, because the part before it was refused";
  return ItemJournal(record, item, act).save(entry);
}

Status deliver_one(IncidentRecord& record, bugzilla::Rest& rest, OutboxItem& item, const DeliverOptions& options,
                   const Act& act) {
  ItemJournal journal(record, item, act);
  bugzilla::Entry entry = item.entry;
  const auto unchanged = [&]() -> Status {
    if (const auto secret = out_of_sight(record, rest, item)) return *secret;
    const auto changed = changed_since(rest, item, options, act.at);
    return changed ? Status(*changed) : Status();
  };
  bugzilla::Outbox outbox(rest, journal,
                          {.account = options.account,
                           .pause = options.pause,
                           .now = options.now,
                           .resend = options.resend,
                           .before_sending = unchanged,
                           .taken = [&](int64_t bug) {
                             const auto rows = record.list({.bug = bug, .limit = 1});
                             return rows.ok() && !rows->empty() && rows->front().id != item.incident;
                           }});
  return outbox.deliver(entry);
}

}  // namespace

Result<Delivered> deliver(IncidentRecord& record, bugzilla::Rest& rest, const std::vector<OutboxItem>& items,
                          const DeliverOptions& options, const Act& act) {
  const auto lock = store::OutboxLock::take(record.store().location());
  if (!lock) return lock.error();
  Delivered delivered;
  int64_t refused_group = 0;
  for (const OutboxItem& planned : items) {
    Result<OutboxItem> item = find_item(record, planned.entry.id);
    if (!item) return item.error();
    const int64_t group = item->first == 0 ? item->entry.id : item->first;
    if (item->open() && group == refused_group) {
      if (const Status refused = refuse_rest(record, *item, act); !refused) return refused.error();
    } else if (item->open()) {
      delivered.stopped = not_to_be_sent(rest, *item);
      if (!delivered.stopped) {
        const Status sent = deliver_one(record, rest, *item, options, act);
        if (!sent) delivered.stopped = sent.error();
      }
    }
    if (item->entry.stage == Stage::refused) refused_group = group;
    delivered.items.push_back(std::move(item).value());
    if (delivered.stopped) break;
  }
  return delivered;
}

}  // namespace candor::desk
