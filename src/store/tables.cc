#include "store/tables.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/running_sha256.h"
#include "store/failure.h"
#include "store/migration.h"

namespace candor::store {

namespace {

constexpr int64_t kBatch = 1000;  // PostgreSQL's client holds a whole result in memory

std::vector<std::string> texts(Connection& connection, std::string_view sql, const std::vector<Value>& values) {
  std::vector<std::string> all;
  connection.query(sql, values, [&](const Row& row) { all.push_back(row.text(0)); });
  return all;
}

std::vector<std::string> names(Connection& connection) {
  if (connection.engine() == Engine::postgresql) {
    return texts(connection,
                 "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema() "
                 "AND table_type = 'BASE TABLE' ORDER BY 1",
                 {});
  }
  return texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", {});
}

Table describe(Connection& connection, const std::string& name) {
  Table table{name, {}, {}};
  if (connection.engine() == Engine::sqlite) {
    table.columns = texts(connection, "SELECT name FROM pragma_table_info(:table) ORDER BY name", {name});
    table.key = texts(connection, "SELECT name FROM pragma_table_info(:table) WHERE pk > 0 ORDER BY pk", {name});
  } else {
    table.columns = texts(connection,
                          "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_schema = "
                          "current_schema() AND table_name = :table ORDER BY CAST(column_name AS TEXT) COLLATE \"C\"",
                          {name});
    table.key = texts(connection,
                      "SELECT CAST(k.column_name AS TEXT) FROM information_schema.table_constraints c JOIN "
                      "information_schema.key_column_usage k ON k.constraint_name = c.constraint_name AND "
                      "k.table_schema = c.table_schema AND k.table_name = c.table_name WHERE c.table_schema = "
                      "current_schema() AND c.table_name = :table AND c.constraint_type = 'PRIMARY KEY' ORDER BY "
                      "k.ordinal_position",
                      {name});
  }
  if (table.key.empty()) throw Failure({fmt::format("table {} has no primary key", name), "Please report this."});
  return table;
}

// Where the key's columns stand among the selected ones.
std::vector<size_t> places_of_key(const Table& table) {
  std::vector<size_t> places;
  for (const std::string& column : table.key) {
    places.push_back(
        static_cast<size_t>(std::find(table.columns.begin(), table.columns.end(), column) - table.columns.begin()));
  }
  return places;
}

std::string parameters(size_t count) {
  std::string all;
  for (size_t i = 0; i < count; ++i) all += fmt::format("{}:k{}", i == 0 ? "" : ", ", i);
  return all;
}

void add_cell(RunningSha256& sha256, const Row& row, size_t column) {
  const std::string text = row.text(column);
  sha256.update(row.null(column) ? std::string("-:") : fmt::format("{}:", text.size()));
  sha256.update(text);
}

}  // namespace

std::vector<Table> tables(Connection& connection) {
  const std::vector<std::string> own = own_tables();
  std::vector<Table> all;
  for (const std::string& name : names(connection)) {
    if (std::find(own.begin(), own.end(), name) != own.end()) all.push_back(describe(connection, name));
  }
  std::sort(all.begin(), all.end(), [](const Table& a, const Table& b) { return a.name < b.name; });
  return all;
}

void each_row(Connection& connection, const Table& table, const std::function<void(const Row&)>& visit) {
  const std::string select = fmt::format("SELECT {} FROM {}", fmt::join(table.columns, ", "), table.name);
  const std::string key = fmt::format("{}", fmt::join(table.key, ", "));
  const std::string order = fmt::format(" ORDER BY {} LIMIT {}", key, kBatch);
  const std::string after = fmt::format(" WHERE ({}) > ({})", key, parameters(table.key.size()));
  const std::vector<size_t> places = places_of_key(table);
  std::vector<Value> last;
  for (int64_t found = kBatch; found == kBatch;) {
    found = 0;
    std::vector<Value> reached;
    connection.query(fmt::format("{}{}{}", select, last.empty() ? "" : after, order), last, [&](const Row& row) {
      visit(row);
      reached.clear();
      for (const size_t place : places) reached.push_back(row.cell(place));
      ++found;
    });
    last = reached;
  }
}

TableDigest digest(Connection& connection, const Table& table) {
  TableDigest result{table.name, 0, ""};
  RunningSha256 sha256;
  each_row(connection, table, [&](const Row& row) {
    for (size_t column = 0; column < row.size(); ++column) add_cell(sha256, row, column);
    ++result.rows;
  });
  result.sha256 = sha256.hex();
  return result;
}

}  // namespace candor::store
