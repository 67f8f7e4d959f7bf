#include "evidence/sql_module.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace candor::evidence {

namespace {

// SQLite's virtual table interface (https://sqlite.org/vtab.html): read-only, full scans, columns on demand.
struct Table {
  sqlite3_vtab base;
  RowTable* rows;
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
  reinterpret_cast<Table*>(table)->rows->failure = error;
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
  auto* context = static_cast<RowTable*>(client);
  std::string declaration = "CREATE TABLE t(";
  for (const TableColumn& column : context->shape.columns) {
    declaration += fmt::format("{} {},", quoted(column.name), column.type);
  }
  declaration.back() = ')';
  if (const int code = sqlite3_declare_vtab(db, declaration.c_str()); code != SQLITE_OK) return code;
  auto* table = new (std::nothrow) Table{};
  if (table == nullptr) return SQLITE_NOMEM;
  table->rows = context;
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
  auto* self = reinterpret_cast<Table*>(table);
  if (self->lent) {
    cursor->source = cursor->owned = self->rows->source.again().release();
    if (cursor->source == nullptr) {
      delete cursor;
      return fail(table, Error{fmt::format("SQL: {} cannot be read twice at once here: a condition looks at one row",
                                           self->rows->shape.name),
                               ""});
    }
  } else {
    cursor->source = &self->rows->source;
    self->lent = true;
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
  const bool blob = reinterpret_cast<Table*>(base->pVtab)->rows->shape.columns[column].type == "BLOB";
  set_result(context, as_cursor(base)->source->value(column), blob);
  return SQLITE_OK;
}

int read_rowid(sqlite3_vtab_cursor* base, sqlite3_int64* out) {
  *out = as_cursor(base)->row;
  return SQLITE_OK;
}

constexpr sqlite3_module kModule = {.iVersion = 0,
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

}  // namespace

bool add_row_table(sqlite3* db, RowTable& table) {
  return sqlite3_create_module(db, table.shape.name.c_str(), &kModule, &table) == SQLITE_OK;
}

}  // namespace candor::evidence
