// SQLite over certificates: an in-memory connection with one virtual table, `certs`, whose columns are parsed only when
// the statement asks for them. Statements can read certs and call functions, nothing else: no files, no attach, no
// pragma.
#pragma once

#include <functional>
#include <memory>
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
  virtual CertificateRow row() const = 0;
  // The same rows for a second scan while the first goes on (a join of certs with itself); null where that cannot be.
  virtual std::unique_ptr<RowSource> again() const { return nullptr; }
};

struct StatementCloser {
  void operator()(sqlite3_stmt* statement) const;
};
using Statement = std::unique_ptr<sqlite3_stmt, StatementCloser>;

// A result's cell: NULL, an integer, a number or text.
using Cell = std::variant<std::monostate, int64_t, double, std::string>;

class SqlTable {
 public:
  // `source` must outlive the table.
  explicit SqlTable(RowSource& source);
  ~SqlTable();
  SqlTable(const SqlTable&) = delete;
  SqlTable& operator=(const SqlTable&) = delete;

  // Fails with SQLite's message, the offending text and the columns there are.
  Result<Statement> prepare(const std::string& sql);
  // Steps once; false at the end.
  Result<bool> step(sqlite3_stmt* statement);
  static std::vector<std::string> column_names(sqlite3_stmt* statement);
  // The row at hand; bytes come as hexadecimal text.
  static void read_row(sqlite3_stmt* statement, std::vector<Cell>& row);

 private:
  sqlite3* db_;
};

}  // namespace candor::evidence
