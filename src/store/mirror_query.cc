#include "store/mirror_query.h"

#include <fmt/format.h>

#include "store/mirror_rows.h"
#include "store/words.h"

namespace candor::store {

namespace {

// A statement that grows by conditions, with the values that go with them.
struct Conditions {
  std::string sql;
  std::vector<Value> values;
  int named = 0;

  std::string name() { return fmt::format(":v{}", ++named); }
  // `condition` holds {} where the value goes.
  void add(std::string_view condition, Value value) {
    also(fmt::format(fmt::runtime(condition), name()));
    values.push_back(std::move(value));
  }
  void also(std::string_view condition) { sql += fmt::format("{} {}", sql.empty() ? " WHERE" : " AND", condition); }
};

void add_owners(Conditions& all, const std::vector<std::string>& owners) {
  if (owners.empty()) return;
  std::string names;
  for (const std::string& owner : owners) {
    names += (names.empty() ? "" : ", ") + all.name();
    all.values.emplace_back(lower_words(owner));
  }
  all.also(fmt::format("bug.id IN (SELECT bug FROM bug_owner WHERE owner IN ({}))", names));
}

void add_section(Conditions& all, const BugFilter& filter) {
  if (filter.section.empty() && filter.document.empty()) return;
  std::string inner = "SELECT bug FROM bug_section WHERE ";
  if (!filter.section.empty()) {
    // "7.1.2." to "7.1.2/", the byte after the full stop: the index finds a range, and no pattern.
    inner += fmt::format("(section = {}", all.name());
    inner += fmt::format(" OR (section >= {}", all.name());
    inner += fmt::format(" AND section < {}))", all.name());
    all.values.emplace_back(filter.section);
    all.values.emplace_back(filter.section + ".");
    all.values.emplace_back(filter.section + "/");
  }
  if (!filter.document.empty()) {
    inner += fmt::format("{}document = {}", filter.section.empty() ? "" : " AND ", all.name());
    all.values.emplace_back(filter.document);
  }
  all.also(fmt::format("bug.id IN ({})", inner));
}

Conditions conditions_of(const BugFilter& filter, Engine engine) {
  Conditions all;
  const bool sqlite = engine == Engine::sqlite;
  all.also(fmt::format("bug.visibility <> {}", static_cast<int>(Shown::elsewhere)));
  if (const std::string match = match_expression(filter.words, sqlite); !match.empty()) {
    // OFFSET 0 keeps PostgreSQL from reading the words of every other match again instead of asking its index.
    all.add(sqlite ? "bug.id IN (SELECT rowid FROM bug_words_index WHERE bug_words_index MATCH {})"
                   : "bug.id IN (SELECT bug FROM bug_words WHERE to_tsvector('simple', words) @@ to_tsquery('simple', "
                     "{}) OFFSET 0)",
            match);
  }
  add_owners(all, filter.owners);
  if (!filter.tag.empty()) all.add("bug.id IN (SELECT bug FROM bug_tag WHERE tag = {})", filter.tag);
  if (filter.year) all.add("bug.year = {}", int64_t{*filter.year});
  if (filter.open) all.add("bug.open = {}", int64_t{*filter.open ? 1 : 0});
  if (!filter.status.empty()) all.add("bug.status = {}", filter.status);
  if (!filter.resolution.empty()) all.add("bug.resolution = {}", filter.resolution);
  if (filter.opened_from) all.add("bug.opened >= {}", value_of(*filter.opened_from));
  if (filter.opened_until) all.add("bug.opened <= {}", value_of(*filter.opened_until));
  if (filter.public_only) all.also("bug.restricted = 0 AND bug.visibility = 0");
  add_section(all, filter);
  return all;
}

std::string select(std::string_view rest) {
  return fmt::format("SELECT {}, bug.owner, bug.restricted, bug.visibility, bug.absent_at, bug.read_at FROM bug{}",
                     kBugColumns, rest);
}

MirroredBug mirrored_of(const Row& row) {
  const size_t at = kBugColumnCount;
  return {bug_of_row(row),
          row.text(at),
          row.integer(at + 1) != 0,
          static_cast<Shown>(row.integer(at + 2)),
          row.instant_or_null(at + 3),
          row.instant(at + 4)};
}

}  // namespace

int64_t MirrorQuery::count() {
  return connection_.first("SELECT COUNT(*) FROM bug")->integer(0);
}

std::optional<MirroredBug> MirrorQuery::find(int64_t id) {
  const auto row = connection_.first(select(" WHERE bug.id = :id"), {id});
  return row ? std::optional(mirrored_of(*row)) : std::nullopt;
}

std::vector<MirroredBug> MirrorQuery::list(const BugFilter& filter) {
  Conditions where = conditions_of(filter, connection_.engine());
  std::string tail = where.sql + " ORDER BY bug.id DESC";
  if (filter.limit) {
    tail += " LIMIT :limit";
    where.values.emplace_back(*filter.limit);
  }
  std::vector<MirroredBug> all;
  connection_.query(select(tail), where.values, [&](const Row& row) { all.push_back(mirrored_of(row)); });
  return all;
}

int64_t MirrorQuery::count(const BugFilter& filter) {
  const Conditions where = conditions_of(filter, connection_.engine());
  return connection_.first("SELECT COUNT(*) FROM bug" + where.sql, where.values)->integer(0);
}

std::optional<tracker::BugRecord> MirrorQuery::record(int64_t id) {
  const auto row =
      connection_.first(fmt::format("SELECT {}, bug.history_known FROM bug WHERE bug.id = :id", kBugColumns), {id});
  if (!row) return std::nullopt;
  tracker::BugRecord record{.bug = bug_of_row(*row),
                            .comments = comments_of(connection_, id),
                            .history = {},
                            .attachments = attachments_of(connection_, id)};
  if (row->integer(kBugColumnCount) != 0) record.history = history_of(connection_, id);
  return record;
}

std::vector<MirrorQuery::Before> MirrorQuery::edits(int64_t bug) {
  std::vector<Before> all;
  connection_.query(
      "SELECT b.comment, b.noticed_at, b.text FROM bug_comment_before b JOIN bug_comment c ON c.id = b.comment WHERE "
      "c.bug = :bug ORDER BY b.comment, b.noticed_at",
      {bug}, [&](const Row& row) {
        all.push_back({row.integer(0), row.instant(1), row.text(2)});
      });
  return all;
}

void MirrorQuery::each_terms(Instant from, Instant until, const std::function<void(const BugTerms&)>& visit) {
  connection_.query(
      "SELECT bug.id, bug.opened, bug_words.terms FROM bug JOIN bug_words ON bug_words.bug = bug.id WHERE bug.opened "
      ">= :from AND "
      "bug.opened <= :until AND bug.restricted = 0 AND bug.visibility = 0",
      {value_of(from), value_of(until)}, [&](const Row& row) {
        visit({row.integer(0), row.instant(1), row.text(2)});
      });
}

std::optional<int64_t> MirrorQuery::bug_of_attachment(int64_t attachment) {
  const auto row = connection_.first("SELECT bug FROM bug_attachment WHERE id = :id", {attachment});
  return row ? std::optional(row->integer(0)) : std::nullopt;
}

std::vector<MirrorQuery::OfIncident> MirrorQuery::of_incidents(Instant read_from) {
  std::vector<OfIncident> all;
  connection_.query(
      "SELECT incident.id, bug.id FROM incident JOIN bug ON bug.id = incident.bug WHERE bug.read_at >= :from OR EXISTS "
      "(SELECT 1 FROM bug_comment c WHERE c.bug = bug.id AND c.edited_at >= :edited) ORDER BY incident.id",
      {value_of(read_from), value_of(read_from)}, [&](const Row& row) {
        all.push_back({row.integer(0), row.integer(1)});
      });
  return all;
}

}  // namespace candor::store
