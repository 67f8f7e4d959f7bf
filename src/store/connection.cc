#include "store/connection.h"

#include <charconv>
#include <map>

#include "base/fold.h"
#include "store/session.h"

namespace candor::store {

namespace {

// Text that one engine takes and the other refuses must not get in at all, or a desk could not move.
void require_text(const std::string& text) {
  if (text.find('\0') != std::string::npos) {
    throw Failure({"a text with a null byte cannot be recorded", "Remove the null byte; nothing was saved."});
  }
  if (find_invalid_utf8(text) != std::string::npos) {
    throw Failure({"a text that is not UTF-8 cannot be recorded", "Convert it to UTF-8; nothing was saved."});
  }
}

Value cell_of(const soci::row& row, size_t column) {
  if (row.get_indicator(column) == soci::i_null) return {};
  switch (row.get_properties(column).get_data_type()) {
    case soci::dt_integer:
      return int64_t{row.get<int>(column)};
    case soci::dt_long_long:
      return int64_t{row.get<long long>(column)};
    case soci::dt_string:
      return row.get<std::string>(column);
    default:
      throw Failure({"a column of the database has a type this program does not use", "Please report this."});
  }
}

Row row_of(const soci::row& row) {
  std::vector<Value> cells;
  cells.reserve(row.size());
  for (size_t column = 0; column < row.size(); ++column) cells.push_back(cell_of(row, column));
  return Row(std::move(cells));
}

constexpr size_t kMostPrepared = 128;

}  // namespace

Value value_of(const std::optional<int64_t>& number) {
  return number ? Value(*number) : Value();
}
Value value_of(const std::optional<Instant>& instant) {
  return instant ? value_of(*instant) : Value();
}
Value value_of(const std::optional<std::string>& text) {
  return text ? Value(*text) : Value();
}
Value value_of(Instant instant) {
  return int64_t{instant.time_since_epoch().count()};
}

int64_t Row::integer(size_t column) const {
  const Value& cell = cells_.at(column);
  if (const auto* number = std::get_if<int64_t>(&cell)) return *number;
  const auto* digits = std::get_if<std::string>(&cell);
  int64_t number = 0;
  if (digits != nullptr) {
    const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), number);
    if (error == std::errc() && end == digits->data() + digits->size()) return number;
  }
  throw Failure({"the database holds no number where one must be", "'candor verify' says what is wrong with it."});
}

std::string Row::text(size_t column) const {
  const Value& cell = cells_.at(column);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<int64_t>(&cell)) return std::to_string(*number);
  return "";
}

std::optional<int64_t> Row::integer_or_null(size_t column) const {
  return null(column) ? std::nullopt : std::optional(integer(column));
}
std::optional<Instant> Row::instant_or_null(size_t column) const {
  return null(column) ? std::nullopt : std::optional(instant(column));
}
std::optional<std::string> Row::text_or_null(size_t column) const {
  return null(column) ? std::nullopt : std::optional(text(column));
}

// A prepared statement with the storage its parameters are bound to.
struct Connection::Prepared {
  soci::statement statement;
  soci::row row;
  std::vector<std::unique_ptr<long long>> numbers;
  std::vector<std::unique_ptr<std::string>> texts;
  std::vector<std::unique_ptr<soci::indicator>> indicators;

  Prepared(soci::session& session, std::string_view sql, std::span<const Value> values)
      : statement(session), numbers(values.size()), texts(values.size()), indicators(values.size()) {
    for (size_t i = 0; i < values.size(); ++i) bind(i, values[i]);
    statement.exchange(soci::into(row));
    statement.alloc();
    statement.prepare(std::string(sql));
    statement.define_and_bind();
  }
  void bind(size_t i, const Value& value) {
    indicators[i] = std::make_unique<soci::indicator>(soci::i_ok);
    if (std::holds_alternative<int64_t>(value)) {
      numbers[i] = std::make_unique<long long>(0);
      statement.exchange(soci::use(*numbers[i], *indicators[i]));
    } else {
      texts[i] = std::make_unique<std::string>();
      statement.exchange(soci::use(*texts[i], *indicators[i]));
    }
  }
  void set(std::span<const Value> values) {
    for (size_t i = 0; i < values.size(); ++i) {
      *indicators[i] = std::holds_alternative<std::monostate>(values[i]) ? soci::i_null : soci::i_ok;
      if (const auto* number = std::get_if<int64_t>(&values[i])) *numbers[i] = *number;
      if (const auto* text = std::get_if<std::string>(&values[i])) {
        require_text(*text);
        *texts[i] = *text;
      }
    }
  }
};

struct Connection::State {
  std::unique_ptr<soci::session> session;
  // Goes before the session. A statement that is forgotten here lives on until the call that runs it returns.
  std::map<std::string, std::shared_ptr<Prepared>, std::less<>> prepared;
};

Connection::Connection(const Location& location, bool create) : location_(location), state_(std::make_unique<State>()) {
  state_->session = open_session(location, create);
}

Connection::~Connection() = default;

// A statement is prepared once for each combination of types it is given, and once more while it is being read from.
std::shared_ptr<Connection::Prepared> Connection::prepare(std::string_view sql, std::span<const Value> values) {
  std::string key;
  for (const Value& value : values) key += std::holds_alternative<int64_t>(value) ? 'n' : 't';
  key += ' ';
  key += sql;
  const auto found = state_->prepared.find(key);
  const bool known = found != state_->prepared.end();
  if (known && found->second.use_count() == 1) return found->second;
  auto made = std::make_shared<Prepared>(*state_->session, sql, values);
  if (known) return made;
  if (state_->prepared.size() >= kMostPrepared) state_->prepared.clear();
  return state_->prepared.emplace(key, std::move(made)).first->second;
}

int64_t Connection::run(std::string_view sql, std::span<const Value> values) {
  try {
    const std::shared_ptr<Prepared> prepared = prepare(sql, values);
    prepared->set(values);
    prepared->statement.execute(true);
    return prepared->statement.get_affected_rows();
  } catch (const soci::soci_error& error) {
    state_->prepared.clear();
    throw failure_of(error, location_);
  }
}

void Connection::query(std::string_view sql, const std::vector<Value>& values,
                       const std::function<void(const Row&)>& row) {
  try {
    const std::shared_ptr<Prepared> prepared = prepare(sql, values);
    prepared->set(values);
    for (bool more = prepared->statement.execute(true); more; more = prepared->statement.fetch()) {
      row(row_of(prepared->row));
    }
  } catch (const soci::soci_error& error) {
    state_->prepared.clear();
    throw failure_of(error, location_);
  } catch (...) {
    state_->prepared.clear();  // a statement left in the middle would keep its locks
    throw;
  }
}

std::vector<Row> Connection::rows(std::string_view sql, const std::vector<Value>& values) {
  std::vector<Row> all;
  query(sql, values, [&](const Row& row) { all.push_back(row); });
  return all;
}

std::optional<Row> Connection::first(std::string_view sql, const std::vector<Value>& values) {
  std::vector<Row> all = rows(sql, values);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

void Connection::execute(std::string_view sql) {
  try {
    *state_->session << std::string(sql);
  } catch (const soci::soci_error& error) {
    throw failure_of(error, location_);
  }
}

}  // namespace candor::store
