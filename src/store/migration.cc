#include "store/migration.h"

#include <fmt/format.h>

#include "base/version.h"
#include "store/transaction.h"

namespace candor::store {

#define CANDOR_MIGRATION(name) extern const Migration name;
#include "store/migration_table.inc"
#undef CANDOR_MIGRATION

namespace {

constexpr std::string_view kVersions =
    "CREATE TABLE schema_version (version {id}, applied_at BIGINT NOT NULL, name {text} NOT NULL)";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

int64_t tables_like(Connection& connection, std::string_view pattern) {
  const std::string_view sql =
      connection.engine() == Engine::sqlite
          ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name LIKE :pattern"
          : "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name LIKE "
            ":pattern";
  return connection.first(sql, {std::string(pattern)})->integer(0);
}

void apply(Connection& connection, int number, const Migration& step, Instant now) {
  for (const std::string_view statement : step.statements) {
    const std::string sql = in_dialect(statement, connection.engine());
    if (!sql.empty()) connection.execute(sql);
  }
  connection.run("INSERT INTO schema_version (version, applied_at, name) VALUES (:version, :at, :name)",
                 {int64_t{number}, value_of(now), std::string(step.name)});
}

Failure newer(const Connection& connection, int found) {
  return Failure(
      {fmt::format("{} was written by a newer version of candor: its schema is {}, this version ({}) knows {}",
                   connection.location().shown(), found, kVersion, newest_schema()),
       "Use that version; nothing was changed."});
}

}  // namespace

std::span<const Migration* const> migrations() {
  static const std::vector<const Migration*> kMigrations = {
#define CANDOR_MIGRATION(name) &name,
#include "store/migration_table.inc"
#undef CANDOR_MIGRATION
  };
  return kMigrations;
}

int newest_schema() {
  return static_cast<int>(migrations().size());
}

std::string in_dialect(std::string_view statement, Engine engine) {
  const bool sqlite = engine == Engine::sqlite;
  constexpr std::string_view kSqlite = "sqlite:";
  constexpr std::string_view kPostgresql = "postgresql:";
  for (const std::string_view prefix : {kSqlite, kPostgresql}) {
    if (!statement.starts_with(prefix)) continue;
    if (sqlite != (prefix == kSqlite)) return "";
    statement.remove_prefix(prefix.size());
  }
  std::string sql(statement);
  replace_all(sql, "{id}", sqlite ? "INTEGER PRIMARY KEY" : "BIGINT PRIMARY KEY");
  replace_all(sql, "{text}", sqlite ? "TEXT" : "TEXT COLLATE \"C\"");
  return sql;
}

std::vector<std::string> own_tables() {
  constexpr std::string_view kCreate = "CREATE TABLE ";
  const auto name_of = [&](std::string_view created) {
    return std::string(created.substr(kCreate.size(), created.find(' ', kCreate.size()) - kCreate.size()));
  };
  std::vector<std::string> names = {name_of(kVersions)};
  for (const Migration* step : migrations()) {
    for (const std::string_view statement : step->statements) {
      if (statement.starts_with(kCreate)) names.push_back(name_of(statement));
    }
  }
  return names;
}

std::optional<int> schema(Connection& connection) {
  // Other programs call a table schema_version too; the first step makes the other one.
  if (tables_like(connection, "schema_version") == 0 || tables_like(connection, "chain_head") == 0) return std::nullopt;
  return static_cast<int>(connection.first("SELECT COALESCE(MAX(version), 0) FROM schema_version")->integer(0));
}

bool holds_tables(Connection& connection) {
  return tables_like(connection, "%") > 0;
}

Failure foreign(const Connection& connection) {
  return Failure({fmt::format("{} is the database of another program", connection.location().shown()),
                  connection.engine() == Engine::sqlite
                      ? "Name another file with --db, or another folder with --data."
                      : "Name another database with --db, or a schema of its own: ?options=-csearch_path%3DNAME."});
}

void migrate(Connection& connection, Instant now, int to) {
  const std::optional<int> before = schema(connection);
  if (before && *before > newest_schema()) throw newer(connection, *before);
  if (before && *before >= to) return;
  Transaction transaction(connection, Transaction::Kind::write);
  const std::optional<int> found = schema(connection);  // another process may have been first
  if (!found) {
    if (holds_tables(connection)) throw foreign(connection);
    connection.execute(in_dialect(kVersions, connection.engine()));
  }
  for (int number = found.value_or(0) + 1; number <= to; ++number) {
    apply(connection, number, *migrations()[static_cast<size_t>(number) - 1], now);
  }
  transaction.commit();
}

}  // namespace candor::store
