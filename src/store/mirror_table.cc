#include "store/mirror_table.h"

#include <fmt/format.h>

#include "store/mirror_derived.h"
#include "store/mirror_query.h"
#include "store/mirror_rows.h"
#include "store/words.h"

namespace candor::store {

namespace {

int64_t year_of(std::optional<Instant> instant) {
  if (!instant) return 0;
  return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(*instant)).year());
}

// What is known of the comments of a bug.
struct OldComment {
  std::string text;
  bool hidden = false;
};

}  // namespace

std::map<std::string, std::string> MirrorTable::state() {
  std::map<std::string, std::string> all;
  connection_.query("SELECT name, value FROM sync_state", {}, [&](const Row& row) { all[row.text(0)] = row.text(1); });
  return all;
}

void MirrorTable::set_state(const std::map<std::string, std::string>& state) {
  for (const auto& [name, value] : state) {
    connection_.run(
        "INSERT INTO sync_state (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = "
        "excluded.value",
        {name, value});
  }
}

std::vector<MirrorWaiting> MirrorTable::waiting() {
  std::vector<MirrorWaiting> all;
  connection_.query("SELECT bug, comments FROM sync_waiting ORDER BY bug", {}, [&](const Row& row) {
    all.push_back({row.integer(0), row.integer(1)});
  });
  return all;
}

void MirrorTable::set_waiting(const std::vector<MirrorWaiting>& bugs) {
  connection_.run("DELETE FROM sync_waiting");
  for (const MirrorWaiting& waiting : bugs) {
    connection_.run("INSERT INTO sync_waiting (bug, comments) VALUES (:bug, :comments)",
                    {waiting.bug, waiting.comments});
  }
}

void MirrorTable::done_waiting(int64_t bug) {
  connection_.run("DELETE FROM sync_waiting WHERE bug = :bug", {bug});
}

std::vector<MirrorLine> MirrorTable::lines() {
  std::vector<MirrorLine> all;
  connection_.query(
      "SELECT id, changed, read_at, visibility, open, component, comment_count FROM bug ORDER BY id", {},
      [&](const Row& row) {
        all.push_back({row.integer(0), row.instant_or_null(1), row.instant(2), static_cast<Shown>(row.integer(3)),
                       row.integer(4) != 0, row.text(5), row.integer(6)});
      });
  return all;
}

MirrorNews MirrorTable::keep(std::span<const tracker::BugRecord> records, Instant seen) {
  MirrorNews news;
  Bugs kept;
  for (const tracker::BugRecord& record : records) {
    const int64_t id = record.bug.id;
    keep_bug(record.bug, record.history.has_value(), seen);
    news += keep_comments(id, record.comments, seen);
    for (const char* table : {"bug_change", "bug_attachment"}) {
      connection_.run(fmt::format("DELETE FROM {} WHERE bug = :bug", table), {id});
    }
    insert_history(connection_, id, record.history.value_or(std::vector<tracker::Change>()));
    insert_attachments(connection_, id, record.attachments);
    kept[id] = &record;
  }
  keep_derived(connection_, kept);
  return news;
}

MirrorNews MirrorTable::reread(const std::map<int64_t, std::vector<tracker::Comment>>& by_bug, Instant seen) {
  MirrorNews all;
  std::vector<tracker::BugRecord> changed;
  for (const auto& [bug, comments] : by_bug) {
    const MirrorNews news = keep_comments(bug, comments, seen);
    all += news;
    if (news.comments + news.edited == 0) continue;
    if (auto record = MirrorQuery(connection_).record(bug)) changed.push_back(std::move(*record));
  }
  Bugs bugs;
  for (const tracker::BugRecord& record : changed) bugs[record.bug.id] = &record;
  keep_derived(connection_, bugs);
  return all;
}

void MirrorTable::keep_bug(const tracker::Bug& bug, bool history_known, Instant seen) {
  connection_.run("DELETE FROM bug WHERE id = :id", {bug.id});
  insert_bug(
      connection_, bug,
      {.history_known = history_known, .owner = shown_owner(bug.summary), .year = year_of(bug.opened), .seen = seen});
}

MirrorNews MirrorTable::keep_comments(int64_t bug, const std::vector<tracker::Comment>& comments, Instant seen) {
  std::map<int64_t, OldComment> old;
  connection_.query("SELECT id, text, hidden FROM bug_comment WHERE bug = :bug", {bug}, [&](const Row& row) {
    old[row.integer(0)] = {row.text(1), row.integer(2) != 0};
  });
  MirrorNews news;
  for (const tracker::Comment& comment : comments) {
    const auto found = old.find(comment.id);
    if (found == old.end()) {
      ++news.comments;
      insert_comment(connection_, bug, comment);
      continue;
    }
    if (const std::string text = storable(comment.text); found->second.text != text) {
      ++news.edited;
      connection_.run(
          "INSERT INTO bug_comment_before (comment, noticed_at, text) VALUES (:comment, :at, :text) ON "
          "CONFLICT DO NOTHING",
          {comment.id, value_of(seen), found->second.text});
      connection_.run("UPDATE bug_comment SET text = :text, edited_at = :at WHERE id = :id",
                      {text, value_of(seen), comment.id});
    }
    if (found->second.hidden) connection_.run("UPDATE bug_comment SET hidden = 0 WHERE id = :id", {comment.id});
    old.erase(found);
  }
  for (const auto& [id, comment] : old) {
    if (!comment.hidden) connection_.run("UPDATE bug_comment SET hidden = 1 WHERE id = :id", {id});
  }
  return news;
}

void MirrorTable::mark(int64_t bug, Shown shown, Instant seen) {
  connection_.run("UPDATE bug SET visibility = :shown, absent_at = :at WHERE id = :id",
                  {static_cast<int64_t>(shown), value_of(seen), bug});
}

void MirrorTable::forget(int64_t bug, const std::string& words) {
  connection_.run(
      "UPDATE bug_comment SET text = '' WHERE bug = :bug AND hidden = 1 AND REPLACE(text, :words, '') <> text",
      {bug, words});
  connection_.run(
      "UPDATE bug_comment_before SET text = '' WHERE comment IN (SELECT id FROM bug_comment WHERE bug = :bug) AND "
      "REPLACE(text, :words, '') <> text",
      {bug, words});
}

}  // namespace candor::store
