// The desk's tables in a database: those that the steps of the schema create and the engine lists, so that a copy or a
// comparison misses none. Left out are the indexes that one engine derives, and what other programs keep beside.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/connection.h"

namespace candor::store {

struct Table {
  std::string name;
  std::vector<std::string> columns;  // by name
  std::vector<std::string> key;      // of the primary key, in its order; never empty
};

// By name. Needs the newest schema.
std::vector<Table> tables(Connection& connection);

// All rows in the order of the key, in batches.
void each_row(Connection& connection, const Table& table, const std::function<void(const Row&)>& visit);

// What a table holds, whatever the engine: number of rows, and SHA-256 over all of them in order of their key.
struct TableDigest {
  std::string table;
  int64_t rows = 0;
  std::string sha256;
  friend bool operator==(const TableDigest&, const TableDigest&) = default;
};
TableDigest digest(Connection& connection, const Table& table);

}  // namespace candor::store
