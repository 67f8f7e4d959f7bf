#include "evidence/sql.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <stdexcept>
#include <utility>

#include "base/fold.h"
#include "base/interruption.h"
#include "evidence/describe.h"
#include "evidence/sql_module.h"
#include "evidence/sql_rules.h"

namespace candor::evidence {

namespace {

x509::Input blob_of(sqlite3_value* value) {
  return {static_cast<const uint8_t*>(sqlite3_value_blob(value)), static_cast<size_t>(sqlite3_value_bytes(value))};
}

std::string_view text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text == nullptr ? std::string_view() : std::string_view(text, static_cast<size_t>(sqlite3_value_bytes(value)));
}

// A name may hold any bytes; what is shown of it is UTF-8, escaped as in the appendix.
std::string as_utf8(std::string_view text) {
  return find_invalid_utf8(text) == std::string_view::npos ? std::string(text) : printable(text);
}

void ext_hex(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto hex = extension_hex(blob_of(arguments[0]), text_of(arguments[1]));
  if (!hex) return sqlite3_result_null(context);
  sqlite3_result_text64(context, hex->data(), hex->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void ext_critical(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto critical = extension_critical(blob_of(arguments[0]), text_of(arguments[1]));
  if (!critical) return sqlite3_result_null(context);
  sqlite3_result_int(context, *critical ? 1 : 0);
}

// Of text and blobs: twice the hexadecimal text of the largest certificate.
constexpr int kLargestValue = 256 << 20;
constexpr int kStepsBetweenLooks = 100'000;

int asks_to_stop(void* cancelled) {
  return (*static_cast<const std::function<bool()>*>(cancelled))() ? 1 : 0;
}

}  // namespace

void StatementCloser::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

const TableShape& certificate_table() {
  static const TableShape kShape = [] {
    TableShape shape{"certs", {}, "'candor evidence columns' lists the columns of certs."};
    for (const SqlColumn& column : sql_columns()) {
      shape.columns.push_back({std::string(column.name), std::string(column.type)});
    }
    return shape;
  }();
  return kShape;
}

SqlTable::SqlTable(RowSource& source, const TableShape& shape, std::function<bool()> cancelled)
    : rows_{source, shape}, cancelled_(std::move(cancelled)), rules_(std::make_unique<SqlRules>()), db_(nullptr) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
  const bool ready =
      sqlite3_open_v2(":memory:", &db_, flags, SqlRules::vfs()) == SQLITE_OK && add_row_table(db_, rows_);
  if (!ready) throw std::runtime_error("SQLite cannot open a database in memory");
  const int function_flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_function_v2(db_, "ext_hex", 2, function_flags, nullptr, ext_hex, nullptr, nullptr, nullptr);
  sqlite3_create_function_v2(db_, "ext_critical", 2, function_flags, nullptr, ext_critical, nullptr, nullptr, nullptr);
  // The table comes to life with the first statement that names it; SQLite asks the authorizer about its declaration,
  // too, so that statement is ours.
  const std::string first = "SELECT 1 FROM " + shape.name + " LIMIT 0";
  const bool alive = sqlite3_exec(db_, first.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  if (!alive) throw std::runtime_error(std::string("SQLite cannot make the table: ") + sqlite3_errmsg(db_));
  rules_->hold_for(db_);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);  // a misspelt "column" is no text
  sqlite3_limit(db_, SQLITE_LIMIT_LENGTH, kLargestValue);
  if (cancelled_) sqlite3_progress_handler(db_, kStepsBetweenLooks, asks_to_stop, &cancelled_);
}

SqlTable::~SqlTable() {
  sqlite3_close_v2(db_);
}

Result<Statement> SqlTable::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  rules_->begin(sql);
  const int code = sqlite3_prepare_v2(db_, sql.c_str(), static_cast<int>(sql.size()), &statement, &tail);
  if (code != SQLITE_OK && rules_->refusal()) return *rules_->refusal();
  if (code != SQLITE_OK) return Error{fmt::format("SQL: {}", sqlite3_errmsg(db_)), rows_.shape.advice};
  Statement owned(statement);
  const std::string_view rest(tail);
  if (statement == nullptr || rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    return Error{"SQL: one SELECT statement is expected", ""};
  }
  return owned;
}

Status SqlTable::check_condition(const std::string& condition) {
  rules_->allow_row_numbers(false);
  // In brackets "x; DROP TABLE y" and "x /*" are told for what they are, without them "1) OR (1".
  auto chosen = prepare(fmt::format("SELECT 1 FROM {} WHERE ({}\n)", rows_.shape.name, condition));
  auto alone = prepare(fmt::format("SELECT {}\nFROM {}", condition, rows_.shape.name));
  rules_->allow_row_numbers(true);
  if (chosen) return alone ? Status() : alone.error();
  if (!alone) return chosen.error();
  // What looks at several rows compiles there, but not where rows are chosen.
  return Error{fmt::format("SQL: an expression over {} looks at one row at a time: count(), max() and window functions "
                           "cannot stand there",
                           rows_.shape.name),
               ""};
}

std::vector<std::string> SqlTable::column_names(sqlite3_stmt* statement) {
  std::vector<std::string> names;
  names.reserve(static_cast<size_t>(sqlite3_column_count(statement)));
  for (int i = 0; i < sqlite3_column_count(statement); ++i) names.emplace_back(sqlite3_column_name(statement, i));
  return names;
}

void SqlTable::read_row(sqlite3_stmt* statement, std::vector<Cell>& row) {
  row.clear();
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    const auto* bytes = static_cast<const uint8_t*>(sqlite3_column_blob(statement, i));
    const auto size = static_cast<size_t>(sqlite3_column_bytes(statement, i));
    switch (sqlite3_column_type(statement, i)) {
      case SQLITE_INTEGER:
        row.emplace_back(static_cast<int64_t>(sqlite3_column_int64(statement, i)));
        break;
      case SQLITE_FLOAT:
        row.emplace_back(sqlite3_column_double(statement, i));
        break;
      case SQLITE_TEXT:
        row.emplace_back(as_utf8(x509::as_chars({bytes, size})));
        break;
      case SQLITE_BLOB:
        row.emplace_back(x509::to_hex({bytes, size}));
        break;
      default:
        row.emplace_back();
    }
  }
}

Result<bool> SqlTable::step(sqlite3_stmt* statement) {
  const int code = sqlite3_step(statement);
  if (SqlRules::clock_was_asked()) return SqlRules::no_clock();
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  if (code == SQLITE_INTERRUPT || interruption_asked()) return interrupted();
  if (rows_.failure) return *std::exchange(rows_.failure, std::nullopt);
  return Error{fmt::format("SQL: {}", sqlite3_errmsg(db_)), ""};
}

}  // namespace candor::evidence
