#include "desk/outbox_desk.h"

#include <algorithm>
#include <fmt/format.h>

#include "lifecycle/incident_content.h"
#include "store/outbox_lock.h"

namespace candor::desk {

namespace {

using bugzilla::Stage;

Result<std::vector<OutboxItem>> items_of(const std::vector<store::OutboxRow>& rows) {
  std::vector<OutboxItem> items;
  for (const store::OutboxRow& row : rows) {
    Result<OutboxItem> item = item_of(row);
    if (!item) return item.error();
    items.push_back(std::move(item).value());
  }
  return items;
}

Error no_item(int64_t id) {
  return {fmt::format("the outbox has no entry {}", id), "'candor outbox list' shows those there are."};
}

// The item and the other parts of the same text.
Result<std::vector<OutboxItem>> group_of(store::Connection& connection, int64_t id) {
  store::OutboxTable table(connection);
  const auto row = table.find(id);
  if (!row) return no_item(id);
  const Result<OutboxItem> asked = item_of(*row);
  if (!asked) return asked.error();
  const int64_t first = asked->first == 0 ? id : asked->first;
  Result<std::vector<OutboxItem>> all = items_of(table.of_incident(asked->incident));
  if (!all) return all;
  std::erase_if(*all, [&](const OutboxItem& item) { return item.entry.id != first && item.first != first; });
  return all;
}

template <typename Change>
Status change_group(IncidentRecord& record, int64_t id, const Change& change) {
  const Result<bool> done = record.store().write([&](store::Connection& connection) -> Result<bool> {
    Result<std::vector<OutboxItem>> group = group_of(connection, id);
    if (!group) return group.error();
    for (OutboxItem& item : *group) {
      if (const Status changed = change(item); !changed) return changed.error();
      store::OutboxTable(connection).update(to_row(item));
    }
    return true;
  });
  return done ? Status() : Status(done.error());
}

// A second posting while the first may be arriving could say a thing twice.
std::optional<Error> open_entry(store::Connection& connection, int64_t incident) {
  const auto entry = entry_under_way(connection, incident);
  if (!entry) return {};
  return Error{fmt::format("incident {} has a posting under way already: entry {} of the outbox", incident, *entry),
               "Take it up first (candor outbox deliver), or drop it (candor outbox discard)."};
}

std::vector<Change> one(std::string_view kind, std::string content) {
  return {{std::string(kind), std::move(content)}};
}

}  // namespace

Status plan_items(IncidentRecord& record, std::vector<OutboxItem>& items, const std::vector<Change>& changes,
                  const Act& act) {
  const Result<bool> done = record.store().write([&](store::Connection& connection) -> Result<bool> {
    if (const auto under_way = open_entry(connection, items.front().incident)) return *under_way;
    for (OutboxItem& item : items) {
      if (&item != &items.front()) item.first = items.front().entry.id;
      item.entry.id = store::OutboxTable(connection).add(to_row(item));
    }
    if (changes.empty()) return true;
    const auto saved = save_within(
        connection, items.front().incident,
        [&](const lifecycle::Incident&) -> Result<std::vector<Change>> { return changes; }, act);
    return saved ? Result<bool>(true) : Result<bool>(saved.error());
  });
  return done ? Status() : Status(done.error());
}

std::optional<int64_t> entry_under_way(store::Connection& connection, int64_t incident) {
  for (const store::OutboxRow& row : store::OutboxTable(connection).of_incident(incident)) {
    if (row.stage != bugzilla::to_string(Stage::done) && row.stage != bugzilla::to_string(Stage::refused))
      return row.id;
  }
  return {};
}

Result<std::vector<OutboxItem>> open_items(IncidentRecord& record) {
  return record.store().read(
      [](store::Connection& connection) { return items_of(store::OutboxTable(connection).open()); });
}

Result<std::vector<OutboxItem>> items_of_incident(IncidentRecord& record, int64_t incident) {
  return record.store().read(
      [&](store::Connection& connection) { return items_of(store::OutboxTable(connection).of_incident(incident)); });
}

Result<OutboxItem> find_item(IncidentRecord& record, int64_t id) {
  return record.store().read([&](store::Connection& connection) -> Result<OutboxItem> {
    const auto row = store::OutboxTable(connection).find(id);
    return row ? item_of(*row) : Result<OutboxItem>(no_item(id));
  });
}

Status approve_item(IncidentRecord& record, int64_t id, const Act& act) {
  return change_group(record, id, [&](OutboxItem& item) -> Status {
    if (!item.waits_for_approval()) {
      return Error{fmt::format("entry {} does not wait for anybody's approval", item.entry.id), ""};
    }
    if (item.actor == act.actor) {
      return Error{fmt::format("{} planned this; a second person approves it", act.actor),
                   "Whoever that is runs the same command under an own name (--actor)."};
    }
    item.approved_by = act.actor;
    item.changed_at = act.at;
    return {};
  });
}

Status discard_item(IncidentRecord& record, int64_t id, bool looked, const Act& act) {
  const auto lock = store::OutboxLock::take(record.store().location());  // what is being sent just now is not dropped
  if (!lock) return lock.error();
  return change_group(record, id, [&](OutboxItem& item) -> Status {
    if (item.entry.stage == Stage::sending && !looked) {
      return Error{fmt::format("entry {} may be on the tracker already", item.entry.id),
                   fmt::format("Run candor outbox deliver: it finds out before it sends anything. Or look at the bug, "
                               "then drop it all the same: candor outbox discard {} --looked",
                               item.entry.id)};
    }
    if (!item.open()) return {};
    item.entry.stage = Stage::refused;
    item.entry.remark = fmt::format("discarded by {}", act.actor);
    item.changed_at = act.at;
    return {};
  });
}

Status ItemJournal::save(const bugzilla::Entry& entry) {
  item_.entry = entry;
  item_.changed_at = act_.at;
  const Result<bool> done = record_.store().write([&](store::Connection& connection) -> Result<bool> {
    store::OutboxTable(connection).update(to_row(item_));
    if (entry.stage != Stage::done) return true;
    const auto recorded = save_within(
        connection, item_.incident,
        [&](const lifecycle::Incident& incident) -> Result<std::vector<Change>> {
          return changes_of_delivery(item_, incident, act_.at);
        },
        act_);
    return recorded ? Result<bool>(true) : Result<bool>(recorded.error());
  });
  return done ? Status() : Status(done.error());
}

std::string bug_content(int64_t bug) {
  lifecycle::Facts facts;
  facts.bug = bug;
  return content_of(facts);
}

std::vector<Change> changes_of_delivery(const OutboxItem& item, const lifecycle::Incident& incident, Instant now) {
  namespace kind = lifecycle::kind;
  const bugzilla::Delivery& delivery = item.entry.delivery;
  const Instant at = delivery.at.value_or(now);
  std::vector<Change> changes;
  if (incident.bug != delivery.bug) {
    changes = one(kind::kEdited, bug_content(delivery.bug));
  }
  const std::string text = item.text();
  const bool known = std::ranges::any_of(incident.postings, [&](const lifecycle::Posting& posting) {
    if (posting.bug != delivery.bug) return false;
    const bool same_comment = posting.comment && delivery.number && *posting.comment == *delivery.number;
    return same_comment || (posting.at == at && posting.text == text);
  });
  if (!known && (!text.empty() || delivery.comment != 0)) {
    changes.push_back({std::string(kind::kPosting), content_of(lifecycle::Posting{.kind = item.report,
                                                                                  .at = at,
                                                                                  .author = delivery.author,
                                                                                  .text = text,
                                                                                  .bug = delivery.bug,
                                                                                  .comment = delivery.number})});
  }
  const auto question = std::ranges::find_if(incident.questions, [&](const lifecycle::Question& asked) {
    return item.answers && asked.number == *item.answers && !asked.answer;
  });
  if (question != incident.questions.end() && item.part == item.parts) {
    const lifecycle::Answer answer{.at = at, .by = delivery.author, .comment = delivery.number};
    changes.push_back({std::string(kind::kAnswered), lifecycle::content_of(*item.answers, answer)});
  }
  return changes;
}

}  // namespace candor::desk
