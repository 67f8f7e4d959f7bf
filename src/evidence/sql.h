// SQLite over rows that are read one after another: an in-memory connection with one virtual table whose columns are
// worked out only when the statement asks for them. Statements can read that table and call functions, nothing else: no
// files, no attach, no pragma; and no function that gives something else at each run (sql_rules.h).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/columns.h"

struct sqlite3;
struct sqlite3_stmt;

namespace candor::evidence {

// Where the table's rows come from. rewind() starts a scan; next() moves to the next row. A row stays valid until the
// following call.
class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual Status rewind() = 0;
  virtual Result<bool> next() = 0;
  virtual Value value(size_t column) const = 0;  // of the row at hand
  // The same rows for a second scan while the first goes on (a join of the table with itself); null where that cannot
  // be.
  virtual std::unique_ptr<RowSource> again() const { return nullptr; }
};

// Rows that are certificates: the columns of sql_columns().
class CertificateSource : public RowSource {
 public:
  virtual CertificateRow row() const = 0;
  Value value(size_t column) const final { return sql_columns()[column].read(row()); }
};

struct TableColumn {
  std::string name;
  std::string type;  // as SQLite knows it; decides how values compare
};
struct TableShape {
  std::string name;
  std::vector<TableColumn> columns;
  std::string advice;  // for people whose statement does not compile
};
const TableShape& certificate_table();  // `certs`

// What the virtual table is made of.
struct RowTable {
  RowSource& source;
  const TableShape& shape;
  std::optional<Error> failure = std::nullopt;  // of the source, which is nothing wrong with the SQL
};

class SqlRules;

struct StatementCloser {
  void operator()(sqlite3_stmt* statement) const;
};
using Statement = std::unique_ptr<sqlite3_stmt, StatementCloser>;

// A result's cell: NULL, an integer, a number or text.
using Cell = std::variant<std::monostate, int64_t, double, std::string>;

class SqlTable {
 public:
  // Both must outlive the table. A statement that does not come to an end is stopped when `cancelled` says so.
  SqlTable(RowSource& source, const TableShape& shape, std::function<bool()> cancelled = nullptr);
  ~SqlTable();
  SqlTable(const SqlTable&) = delete;
  SqlTable& operator=(const SqlTable&) = delete;

  // Fails with SQLite's message and the shape's advice.
  Result<Statement> prepare(const std::string& sql);
  // Whether this expression can stand alone as a condition on a row of the table, wherever the row stands.
  Status check_condition(const std::string& condition);
  // Steps once; false at the end.
  Result<bool> step(sqlite3_stmt* statement);
  static std::vector<std::string> column_names(sqlite3_stmt* statement);
  // The row at hand; bytes come as hexadecimal text.
  static void read_row(sqlite3_stmt* statement, std::vector<Cell>& row);

 private:
  RowTable rows_;
  std::function<bool()> cancelled_;
  std::unique_ptr<SqlRules> rules_;
  sqlite3* db_;
};

}  // namespace candor::evidence
