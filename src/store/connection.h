// One connection to a database of either engine. The rest of the layer writes SQL against this and sees neither SOCI
// nor an engine's own types. Values are always bound, never written into a statement.
//
// Statements are in the SQL both engines share. A parameter is a name with a colon (:ca); each name stands once in a
// statement and the values come in the order the names stand in. Columns are BIGINT or TEXT (instants: seconds since
// 1970 UTC; booleans: 0 and 1). Aggregates of numbers other than COUNT need CAST(... AS BIGINT).
//
// Failures are thrown as Failure. Not safe for use by two threads at once.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.h"
#include "store/location.h"

namespace candor::store {

using Value = std::variant<std::monostate, int64_t, std::string>;

Value value_of(const std::optional<int64_t>& number);
Value value_of(const std::optional<Instant>& instant);
Value value_of(const std::optional<std::string>& text);
Value value_of(Instant instant);

// One row of a result; columns count from 0.
class Row {
 public:
  explicit Row(std::vector<Value> cells) : cells_(std::move(cells)) {}
  size_t size() const { return cells_.size(); }
  bool null(size_t column) const { return std::holds_alternative<std::monostate>(cells_.at(column)); }
  int64_t integer(size_t column) const;  // of text too, where an engine does not know a column's type
  std::string text(size_t column) const;
  Instant instant(size_t column) const { return Instant(Seconds(integer(column))); }
  std::optional<int64_t> integer_or_null(size_t column) const;
  std::optional<Instant> instant_or_null(size_t column) const;
  std::optional<std::string> text_or_null(size_t column) const;
  const Value& cell(size_t column) const { return cells_.at(column); }

 private:
  std::vector<Value> cells_;
};

class Connection {
 public:
  // `create`: a missing SQLite file is made (readable by its owner only); otherwise it is a Failure.
  Connection(const Location& location, bool create);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const Location& location() const { return location_; }
  Engine engine() const { return location_.engine; }

  // Runs a statement without result; returns the number of rows it changed.
  int64_t run(std::string_view sql, std::span<const Value> values = {});
  int64_t run(std::string_view sql, std::initializer_list<Value> values) {  // as they are: a vector would copy texts
    return run(sql, std::span(values.begin(), values.size()));
  }
  // Calls `row` for each row of the result. It may use the connection itself, also for the same statement.
  void query(std::string_view sql, const std::vector<Value>& values, const std::function<void(const Row&)>& row);
  std::vector<Row> rows(std::string_view sql, const std::vector<Value>& values = {});
  std::optional<Row> first(std::string_view sql, const std::vector<Value>& values = {});
  // Statements that engines do not prepare: BEGIN, CREATE, PRAGMA. Nothing is bound.
  void execute(std::string_view sql);

 private:
  struct Prepared;
  struct State;
  std::shared_ptr<Prepared> prepare(std::string_view sql, std::span<const Value> values);

  Location location_;
  std::unique_ptr<State> state_;
};

}  // namespace candor::store
