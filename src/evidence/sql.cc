#include "evidence/sql.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <stdexcept>

#include "base/fold.h"
#include "evidence/describe.h"

namespace candor::evidence {

namespace {

// SQLite's virtual table interface (https://sqlite.org/vtab.html): read-only, full scans, columns on demand.
struct Table {
  sqlite3_vtab base;
  RowSource* source;
  const TableShape* shape;
  bool lent;  // a cursor is reading from it
};

struct Cursor {
  sqlite3_vtab_cursor base;
  RowSource* source;
  RowSource* owned;  // null when it is the table's
  sqlite3_int64 row;
  bool ended;
};

Cursor* as_cursor(sqlite3_vtab_cursor* cursor) {
  return reinterpret_cast<Cursor*>(cursor);
}

int fail(sqlite3_vtab* table, const Error& error) {
  sqlite3_free(table->zErrMsg);
  table->zErrMsg = sqlite3_mprintf("%s", error.message.c_str());
  return SQLITE_ERROR;
}

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

int connect(sqlite3* db, void* client, int, const char* const*, sqlite3_vtab** out, char**) {
  const auto* context = static_cast<const SqlTable::Context*>(client);
  std::string declaration = "CREATE TABLE t(";
  for (const TableColumn& column : context->shape.columns) {
    declaration += fmt::format("{} {},", quoted(column.name), column.type);
  }
  declaration.back() = ')';
  if (const int code = sqlite3_declare_vtab(db, declaration.c_str()); code != SQLITE_OK) return code;
  auto* table = new (std::nothrow) Table{};
  if (table == nullptr) return SQLITE_NOMEM;
  table->source = &context->source;
  table->shape = &context->shape;
  *out = &table->base;
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  delete reinterpret_cast<Table*>(table);
  return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  info->estimatedCost = 1e6;
  return SQLITE_OK;
}

int open_cursor(sqlite3_vtab* table, sqlite3_vtab_cursor** out) {
  auto* cursor = new (std::nothrow) Cursor{};
  if (cursor == nullptr) return SQLITE_NOMEM;
  auto* rows = reinterpret_cast<Table*>(table);
  if (rows->lent) {
    cursor->source = cursor->owned = rows->source->again().release();
    if (cursor->source == nullptr) {
      delete cursor;
      return fail(table,
                  Error{rows->shape->name + " cannot be read twice at once here: a condition looks at one row", ""});
    }
  } else {
    cursor->source = rows->source;
    rows->lent = true;
  }
  *out = &cursor->base;
  return SQLITE_OK;
}

int close_cursor(sqlite3_vtab_cursor* base) {
  Cursor* cursor = as_cursor(base);
  if (cursor->owned == nullptr) reinterpret_cast<Table*>(base->pVtab)->lent = false;
  delete cursor->owned;
  delete cursor;
  return SQLITE_OK;
}

int advance(sqlite3_vtab_cursor* base) {
  Cursor* cursor = as_cursor(base);
  const auto more = cursor->source->next();
  if (!more) return fail(base->pVtab, more.error());
  cursor->ended = !*more;
  ++cursor->row;
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* base, int, const char*, int, sqlite3_value**) {
  Cursor* cursor = as_cursor(base);
  if (const auto status = cursor->source->rewind(); !status) return fail(base->pVtab, status.error());
  cursor->row = -1;
  return advance(base);
}

int at_end(sqlite3_vtab_cursor* cursor) {
  return as_cursor(cursor)->ended ? 1 : 0;
}

void set_result(sqlite3_context* context, const Value& value, bool blob) {
  if (const auto* number = std::get_if<int64_t>(&value)) {
    sqlite3_result_int64(context, *number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    sqlite3_result_double(context, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    if (blob) {
      sqlite3_result_blob64(context, text->data(), text->size(), SQLITE_TRANSIENT);
    } else {
      sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
  } else {
    sqlite3_result_null(context);
  }
}

int read_column(sqlite3_vtab_cursor* base, sqlite3_context* context, int number) {
  const auto column = static_cast<size_t>(number);
  const bool blob = reinterpret_cast<Table*>(base->pVtab)->shape->columns[column].type == "BLOB";
  set_result(context, as_cursor(base)->source->value(column), blob);
  return SQLITE_OK;
}

int read_rowid(sqlite3_vtab_cursor* base, sqlite3_int64* out) {
  *out = as_cursor(base)->row;
  return SQLITE_OK;
}

const sqlite3_module kModule = {.iVersion = 0,
                                .xCreate = nullptr,  // eponymous: the table is simply there
                                .xConnect = connect,
                                .xBestIndex = best_index,
                                .xDisconnect = disconnect,
                                .xDestroy = nullptr,
                                .xOpen = open_cursor,
                                .xClose = close_cursor,
                                .xFilter = filter,
                                .xNext = advance,
                                .xEof = at_end,
                                .xColumn = read_column,
                                .xRowid = read_rowid,
                                .xUpdate = nullptr,
                                .xBegin = nullptr,
                                .xSync = nullptr,
                                .xCommit = nullptr,
                                .xRollback = nullptr,
                                .xFindFunction = nullptr,
                                .xRename = nullptr,
                                .xSavepoint = nullptr,
                                .xRelease = nullptr,
                                .xRollbackTo = nullptr,
                                .xShadowName = nullptr};

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

int authorize(void*, int action, const char*, const char* name, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return std::string_view(name) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    default:
      return SQLITE_DENY;
  }
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
    : context_{source, shape}, cancelled_(std::move(cancelled)), db_(nullptr) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
  const bool ready = sqlite3_open_v2(":memory:", &db_, flags, nullptr) == SQLITE_OK &&
                     sqlite3_create_module(db_, shape.name.c_str(), &kModule, &context_) == SQLITE_OK;
  if (!ready) throw std::runtime_error("SQLite cannot open a database in memory");
  const int function_flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_function_v2(db_, "ext_hex", 2, function_flags, nullptr, ext_hex, nullptr, nullptr, nullptr);
  sqlite3_create_function_v2(db_, "ext_critical", 2, function_flags, nullptr, ext_critical, nullptr, nullptr, nullptr);
  // The table comes to life with the first statement that names it; SQLite asks the authorizer about its declaration,
  // too, so that statement is ours.
  const std::string first = "SELECT 1 FROM " + shape.name + " LIMIT 0";
  const bool alive = sqlite3_exec(db_, first.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  if (!alive) throw std::runtime_error(std::string("SQLite cannot make the table: ") + sqlite3_errmsg(db_));
  sqlite3_set_authorizer(db_, authorize, nullptr);
  sqlite3_limit(db_, SQLITE_LIMIT_LENGTH, kLargestValue);
  if (cancelled_) sqlite3_progress_handler(db_, kStepsBetweenLooks, asks_to_stop, &cancelled_);
}

SqlTable::~SqlTable() {
  sqlite3_close_v2(db_);
}

Result<Statement> SqlTable::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  if (sqlite3_prepare_v2(db_, sql.c_str(), static_cast<int>(sql.size()), &statement, &tail) != SQLITE_OK) {
    return Error{fmt::format("SQL: {}", sqlite3_errmsg(db_)), context_.shape.advice};
  }
  Statement owned(statement);
  const std::string_view rest(tail);
  if (statement == nullptr || rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    return Error{"SQL: one SELECT statement is expected", ""};
  }
  return owned;
}

std::vector<std::string> SqlTable::column_names(sqlite3_stmt* statement) {
  std::vector<std::string> names;
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
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  if (code == SQLITE_INTERRUPT) return Error{"interrupted", "Nothing was written."};
  return Error{fmt::format("SQL: {}", sqlite3_errmsg(db_)), ""};
}

}  // namespace candor::evidence
