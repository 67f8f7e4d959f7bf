#include "lifecycle/bug_history.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace candor::lifecycle {

namespace {

constexpr std::string_view kCcadb = "incident-reporting@";

bool is_closed(std::string_view status) {
  static constexpr std::array<std::string_view, 3> kClosed = {"RESOLVED", "VERIFIED", "CLOSED"};
  return std::ranges::find(kClosed, status) != kClosed.end();
}

bool is_whiteboard(std::string_view field) {
  return field == "whiteboard" || field == "status_whiteboard";
}

void put_whiteboard(Life& life, Instant from, const std::string& raw) {
  if (!life.whiteboards.empty()) life.whiteboards.back().until = from;
  life.whiteboards.push_back({from, {}, raw, tracker::read_whiteboard(raw)});
}

void put_status(Life& life, Instant at, std::string_view status) {
  const bool was = !life.closed.empty() && !life.closed.back().until;
  if (is_closed(status) && !was) life.closed.push_back({at, {}});
  if (!is_closed(status) && was) life.closed.back().until = at;
}

// Groups restrict who sees a bug; when the last one goes, everybody does. Bugzilla calls the field bug_group.
void put_groups(Life& life, Instant at, const tracker::FieldChange& field) {
  life.security_sensitive = true;
  life.published.reset();
  if (!field.removed.empty() && field.added.empty()) life.published = at;
}

void put_change(Life& life, const tracker::Change& change, const tracker::FieldChange& field,
                const tracker::CaSpeakers& speakers) {
  if (is_whiteboard(field.field)) put_whiteboard(life, *change.at, field.added);
  if (field.field == "status" || field.field == "bug_status") put_status(life, *change.at, field.added);
  if (field.field == "bug_group" || field.field == "groups") put_groups(life, *change.at, field);
  if (field.field == "flagtypes.name" && contains_ci(field.added, "needinfo?") && contains_ci(field.added, kCcadb)) {
    life.needinfo_to_ccadb.push_back({*change.at, change.who, speakers.speaks(change.who)});
  }
}

// The history tells changes only; what stood before the first is what it removed, or what stands now.
std::string first_whiteboard(const tracker::BugRecord& record) {
  for (const auto& change : *record.history) {
    for (const auto& field : change.fields) {
      if (is_whiteboard(field.field)) return field.removed;
    }
  }
  return record.bug.whiteboard;
}

// Without a history only the last resolution is known.
void read_without_history(const tracker::BugRecord& record, Life& life) {
  life.history_known = false;
  if (is_closed(record.bug.status) && record.bug.resolved && *record.bug.resolved <= life.as_of) {
    life.closed.push_back({*record.bug.resolved, {}});
  }
}

}  // namespace

void read_bug_history(const tracker::BugRecord& record, const tracker::CaSpeakers& speakers, Life& life) {
  life.needinfo_to_ccadb_open = std::ranges::any_of(record.bug.flags, [](const tracker::Flag& flag) {
    return flag.name == "needinfo" && flag.status == "?" && contains_ci(flag.requestee, kCcadb);
  });
  life.whiteboard_now = record.bug.whiteboard;
  if (!record.history) {
    read_without_history(record, life);
    return;
  }
  put_whiteboard(life, life.opened.value_or(Instant{}), first_whiteboard(record));
  for (const auto& change : *record.history) {
    if (!change.at || *change.at > life.as_of) continue;
    for (const auto& field : change.fields) put_change(life, change, field, speakers);
  }
  life.whiteboard_now = life.whiteboards.back().raw;
}

}  // namespace candor::lifecycle
