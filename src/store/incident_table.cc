#include "store/incident_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"

namespace candor::store {

namespace {

constexpr std::string_view kColumns =
    "id, revision, ca, title, state, security_sensitive, guidelines, aware_at, year, bug, next_update, questions_open, "
    "postings, actions_open, tags, changed_at";

std::vector<std::string> parts_of(const std::string& text, char separator) {
  if (text.empty()) return {};
  const auto parts = split(text, separator);
  return {parts.begin(), parts.end()};
}

IncidentRow row_of(const Row& row) {
  return {.id = row.integer(0),
          .revision = row.integer(1),
          .ca = row.text(2),
          .title = row.text(3),
          .state = row.text(4),
          .security_sensitive = row.integer(5) != 0,
          .guidelines = row.text(6),
          .aware_at = row.instant_or_null(7),
          .year = static_cast<int>(row.integer(8)),
          .bug = row.integer_or_null(9),
          .next_update = row.instant_or_null(10),
          .questions_open = row.integer(11),
          .postings = row.integer(12),
          .actions_open = row.integer(13),
          .tags = parts_of(row.text(14), '\n'),
          .changed_at = row.instant(15)};
}

ClockRow clock_of(const Row& row, size_t first) {
  return {row.text(first), row.text(first + 1), row.instant_or_null(first + 2), row.text(first + 3)};
}

// A statement that grows by conditions, with the values that go with them.
struct Conditions {
  std::string sql;
  std::vector<Value> values;
  bool through_words = false;  // of an SQLite full-text index, which gives its hits newest first without sorting
  void add(std::string_view condition, Value value) {
    sql += fmt::format("{} {}", values.empty() ? " WHERE" : " AND", condition);
    values.push_back(std::move(value));
  }
};

// "pol oid" finds texts with words that begin so. Words are letters and digits only, so nothing in them is syntax.
std::string match_of(const std::string& query, Engine engine) {
  std::vector<std::string> words = parts_of(words_of({query}), ' ');
  for (std::string& word : words) word = fmt::format(fmt::runtime(engine == Engine::sqlite ? "\"{}\"*" : "{}:*"), word);
  return fmt::format("{}", fmt::join(words, engine == Engine::sqlite ? " AND " : " & "));
}

Conditions conditions_of(const IncidentFilter& filter, Engine engine) {
  Conditions all;
  if (!filter.ca.empty()) all.add("ca = :ca", filter.ca);
  if (!filter.state.empty()) all.add("state = :state", filter.state);
  if (filter.year) all.add("year = :year", int64_t{*filter.year});
  if (filter.bug) all.add("bug = :bug", *filter.bug);
  if (filter.before) all.add("id < :before", *filter.before);
  if (!filter.tag.empty()) all.add("id IN (SELECT incident FROM incident_tag WHERE tag = :tag)", filter.tag);
  if (const std::string match = match_of(filter.query, engine); !match.empty()) {
    all.add(engine == Engine::sqlite ? "incident_words_index MATCH :match"
                                     : "id IN (SELECT incident FROM incident_words WHERE to_tsvector('simple', words) "
                                       "@@ to_tsquery('simple', :match))",
            match);
    if (engine == Engine::sqlite) all.through_words = true;
  }
  return all;
}

}  // namespace

int64_t IncidentTable::next_id() {
  return connection_.first("SELECT COALESCE(MAX(id), 0) FROM incident")->integer(0) + 1;
}

void IncidentTable::remove(int64_t id) {
  for (const char* table : {"incident_tag", "incident_words", "open_clock", "incident_link"}) {
    connection_.run(fmt::format("DELETE FROM {} WHERE incident = :id", table), {id});
  }
  connection_.run("DELETE FROM incident WHERE id = :id", {id});
}

void IncidentTable::replace(const IncidentProjection& projection) {
  const IncidentRow& row = projection.row;
  remove(row.id);
  connection_.run(
      fmt::format("INSERT INTO incident ({}) VALUES (:id, :revision, :ca, :title, :state, :security, :guidelines, "
                  ":aware, :year, :bug, :next, :questions, :postings, :actions, :tags, :changed)",
                  kColumns),
      {row.id, row.revision, row.ca, row.title, row.state, int64_t{row.security_sensitive}, row.guidelines,
       value_of(row.aware_at), int64_t{row.year}, value_of(row.bug), value_of(row.next_update), row.questions_open,
       row.postings, row.actions_open, fmt::format("{}", fmt::join(row.tags, "\n")), value_of(row.changed_at)});
  for (const std::string& tag : row.tags) {
    connection_.run("INSERT INTO incident_tag (tag, incident) VALUES (:tag, :id) ON CONFLICT DO NOTHING",
                    {tag, row.id});
  }
  connection_.run("INSERT INTO incident_words (incident, words) VALUES (:id, :words)", {row.id, projection.words});
  int64_t place = 0;
  for (const ClockRow& clock : projection.clocks) {
    connection_.run(
        "INSERT INTO open_clock (incident, place, clock, ca, level, due, detail) VALUES (:id, :place, :clock, :ca, "
        ":level, :due, :detail)",
        {row.id, ++place, clock.clock, row.ca, clock.level, value_of(clock.due), clock.detail});
  }
  place = 0;
  for (const LinkRow& link : projection.links) {
    connection_.run(
        "INSERT INTO incident_link (incident, place, relation, to_incident, to_bug) VALUES (:id, :place, :relation, "
        ":incident, :bug)",
        {row.id, ++place, link.relation, value_of(link.incident), value_of(link.bug)});
  }
}

std::optional<IncidentProjection> IncidentTable::find(int64_t id) {
  const auto row = connection_.first(fmt::format("SELECT {} FROM incident WHERE id = :id", kColumns), {id});
  if (!row) return std::nullopt;
  IncidentProjection found{.row = row_of(*row), .words = "", .clocks = {}, .links = {}};
  if (const auto words = connection_.first("SELECT words FROM incident_words WHERE incident = :id", {id})) {
    found.words = words->text(0);
  }
  connection_.query("SELECT clock, level, due, detail FROM open_clock WHERE incident = :id ORDER BY place", {id},
                    [&](const Row& clock) { found.clocks.push_back(clock_of(clock, 0)); });
  connection_.query("SELECT relation, to_incident, to_bug FROM incident_link WHERE incident = :id ORDER BY place", {id},
                    [&](const Row& link) {
                      found.links.push_back({link.text(0), link.integer_or_null(1), link.integer_or_null(2)});
                    });
  return found;
}

std::optional<int64_t> IncidentTable::revision_of(int64_t id) {
  const auto row = connection_.first("SELECT revision FROM incident WHERE id = :id", {id});
  return row ? std::optional(row->integer(0)) : std::nullopt;
}

std::vector<int64_t> IncidentTable::ids() {
  std::vector<int64_t> all;
  connection_.query("SELECT id FROM incident ORDER BY id", {}, [&](const Row& row) { all.push_back(row.integer(0)); });
  return all;
}

std::vector<IncidentRow> IncidentTable::list(const IncidentFilter& filter) {
  Conditions where = conditions_of(filter, connection_.engine());
  where.values.emplace_back(filter.limit);
  std::vector<IncidentRow> rows;
  const std::string_view from =
      where.through_words ? "incident_words_index f CROSS JOIN incident ON id = f.rowid" : "incident";
  connection_.query(fmt::format("SELECT {} FROM {}{} ORDER BY {} DESC LIMIT :limit", kColumns, from, where.sql,
                                where.through_words ? "f.rowid" : "id"),
                    where.values, [&](const Row& row) { rows.push_back(row_of(row)); });
  return rows;
}

std::vector<DueRow> IncidentTable::due(const std::string& ca, std::optional<Instant> until, int64_t limit) {
  Conditions where;
  if (!ca.empty()) where.add("ca = :ca", ca);
  if (until) where.add("due <= :until", value_of(*until));
  where.values.emplace_back(limit);
  std::vector<DueRow> rows;
  connection_.query(
      fmt::format("SELECT incident, ca, clock, level, due, detail, (SELECT security_sensitive FROM "
                  "incident WHERE id = open_clock.incident) FROM open_clock{} ORDER BY due NULLS LAST, incident, "
                  "place LIMIT :limit",
                  where.sql),
      where.values, [&](const Row& row) {
        rows.push_back({row.integer(0), row.text(1), clock_of(row, 2), row.integer_or_null(6).value_or(0) != 0});
      });
  return rows;
}

std::vector<std::pair<int64_t, std::string>> IncidentTable::linking_to(int64_t id) {
  std::vector<std::pair<int64_t, std::string>> all;
  connection_.query("SELECT incident, relation FROM incident_link WHERE to_incident = :id ORDER BY incident, place",
                    {id}, [&](const Row& row) { all.emplace_back(row.integer(0), row.text(1)); });
  return all;
}

std::string words_of(const std::vector<std::string_view>& texts) {
  std::string words;
  for (const std::string_view text : texts) {
    if (!words.empty() && words.back() != ' ') words += ' ';
    for (const char c : text) {
      const bool upper = c >= 'A' && c <= 'Z';
      const bool letter =
          upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
      if (letter) {
        words += upper ? static_cast<char>(c - 'A' + 'a') : c;
      } else if (!words.empty() && words.back() != ' ') {
        words += ' ';
      }
    }
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

}  // namespace candor::store
