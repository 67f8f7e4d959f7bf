#include "store/copy.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "base/utf8.h"
#include "store/store.h"
#include "store/sync_path.h"

namespace candor::store {

namespace {

namespace fs = std::filesystem;
using Digests = std::vector<TableDigest>;

// Each row alone would be a way to a server and back, and have SQLite's full text close its books.
constexpr size_t kRowsAtOnce = 100;

std::string insert_into(const Table& table, size_t rows) {
  std::string values;
  for (size_t row = 0; row < rows; ++row) {
    values += row == 0 ? "(" : ", (";
    for (size_t i = 0; i < table.columns.size(); ++i) values += fmt::format("{}:r{}c{}", i == 0 ? "" : ", ", row, i);
    values += ")";
  }
  return fmt::format("INSERT INTO {} ({}) VALUES {}", table.name, fmt::join(table.columns, ", "), values);
}

void copy_table(Connection& from, Connection& to, const Table& table) {
  to.run(fmt::format("DELETE FROM {}", table.name));
  const std::string whole = insert_into(table, kRowsAtOnce);
  std::vector<Value> values;
  each_row(from, table, [&](const Row& row) {
    for (size_t column = 0; column < row.size(); ++column) values.push_back(row.cell(column));
    if (values.size() < kRowsAtOnce * table.columns.size()) return;
    to.run(whole, values);
    values.clear();
  });
  if (!values.empty()) to.run(insert_into(table, values.size() / table.columns.size()), values);
}

Digests digests(Connection& connection) {
  Digests all;
  for (const Table& table : tables(connection)) all.push_back(digest(connection, table));
  return all;
}

Failure unequal(const TableDigest& from, const TableDigest& to) {
  return Failure({fmt::format("table {} came out different: {} rows became {}", from.table, from.rows, to.rows),
                  "Nothing was copied. Please report this."});
}

// Both schemas are the newest, so both have the same tables; which is checked here as well.
Digests copy_tables(Connection& from, Connection& to) {
  for (const Table& table : tables(from)) copy_table(from, to, table);
  const Digests source = digests(from);
  Digests copy = digests(to);
  if (source.size() != copy.size()) throw Failure({"the copy has other tables", "Nothing was copied."});
  for (size_t i = 0; i < source.size(); ++i) {
    if (source[i] != copy[i]) throw unequal(source[i], copy[i]);
  }
  return copy;
}

bool holds_revisions(Connection& connection) {
  return connection.first("SELECT COUNT(*) FROM revision")->integer(0) > 0;
}

void remove_database(const fs::path& path) {
  std::error_code none;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path.string() + suffix, none);
}

// Without replacing what another process may have put there meanwhile.
Status appear(const fs::path& temporary, const fs::path& path) {
  if (Status synced = sync_path(temporary); !synced.ok()) return synced;
  if (::link(temporary.c_str(), path.c_str()) != 0) {
    return Error{fmt::format("cannot create {}: {}", printable(path.string()),
                             std::strerror(errno)),  // NOLINT(concurrency-mt-unsafe)
                 ""};
  }
  return sync_folder_of(path);
}

}  // namespace

Result<Digests> copy_desk(const Location& from, const Location& to, bool replace, Instant now) {
  if (from.engine == to.engine && from.target == to.target) return Error{"source and target are the same desk", ""};
  Result<Store> source = Store::open(from, {.create = false, .now = now});
  if (!source.ok()) return source.error();
  Result<Store> target =
      Store::open(to, {.create = true, .look = false, .now = now});  // one that is damaged may be replaced
  if (!target.ok()) return target.error();
  return target->write([&](Connection& into) -> Result<Digests> {
    if (!replace && holds_revisions(into)) {
      return Error{fmt::format("{} holds a desk already", to.shown()),
                   "--replace puts the copy in its place; back it up first: candor backup FILE."};
    }
    return source->read([&](Connection& out) -> Result<Digests> { return copy_tables(out, into); });
  });
}

Result<Digests> back_up(const Location& from, const std::string& file, Instant now) {
  std::error_code none;
  if (fs::exists(file, none)) {
    return Error{fmt::format("{} exists already and is left as it is", printable(file)), "Choose another name."};
  }
  const fs::path temporary = fmt::format("{}.part-{}", file, ::getpid());
  remove_database(temporary);
  Result<Digests> copied = copy_desk(from, {Engine::sqlite, temporary.string()}, false, now);
  Status there;
  if (copied.ok()) there = appear(temporary, file);
  remove_database(temporary);
  if (!there.ok()) return there.error();
  return copied;
}

}  // namespace candor::store
