// The schema, as the steps that lead to it. A step is one file in migrations/ and one line in migration_table.inc; its
// number is its place in the table. Steps are never changed once released: a later step repairs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"
#include "store/failure.h"

namespace candor::store {

// Statements run in order inside of one transaction, on both engines. Before they run:
//   {id}    becomes INTEGER PRIMARY KEY or BIGINT PRIMARY KEY (numbers below 2^31)
//   {text}  becomes TEXT, in the order of its bytes on both engines
// and a statement that begins with "sqlite:" or "postgresql:" runs on that engine only.
struct Migration {
  std::string_view name;
  std::span<const std::string_view> statements;
};

std::span<const Migration* const> migrations();
int newest_schema();                                // the number of steps
std::optional<int> schema(Connection& connection);  // of a database; nothing when it has none yet

// The statement for this engine; empty when it is for the other one.
std::string in_dialect(std::string_view statement, Engine engine);

// Names of the tables that the steps create, on either engine; also of those that a later step drops. No step renames a
// table. A database on a server may hold other programs' tables besides.
std::vector<std::string> own_tables();

bool holds_tables(Connection& connection);  // of anybody
// What to throw for a database with tables in which no desk was begun.
Failure foreign(const Connection& connection);

// Brings the schema up to `to`, all steps in one transaction: a Failure leaves the schema that was there. Fails on a
// database of a newer version of the program, and on one with tables of another program in which no desk was begun.
void migrate(Connection& connection, Instant now, int to = newest_schema());

}  // namespace candor::store
