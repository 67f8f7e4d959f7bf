#include "evidence/sql_rules.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <sqlite3.h>
#include <utility>

#include "base/fold.h"

namespace candor::evidence {

namespace {

// Set by the clock of the connection whose statement runs on this thread.
thread_local bool g_clock_asked = false;

int no_time(sqlite3_vfs*, sqlite3_int64*) {
  g_clock_asked = true;
  return SQLITE_ERROR;
}

int no_time_as_days(sqlite3_vfs*, double*) {
  g_clock_asked = true;
  return SQLITE_ERROR;
}

constexpr std::array<std::string_view, 2> kChance = {"random", "randomblob"};
constexpr std::array<std::string_view, 3> kNow = {"current_date", "current_time", "current_timestamp"};
constexpr std::array<std::string_view, 6> kDates = {"date", "time", "datetime", "julianday", "unixepoch", "strftime"};

bool among(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Modifiers of times stand behind a comma.
bool has_argument(std::string_view sql, std::string_view literal) {
  const std::string text = to_lower(sql);
  for (size_t at = text.find(literal); at != std::string::npos; at = text.find(literal, at + 1)) {
    if (trim(std::string_view(text).substr(0, at)).ends_with(',')) return true;
  }
  return false;
}

}  // namespace

const char* SqlRules::vfs() {
  static sqlite3_vfs clockless = [] {
    sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
    vfs.zName = "candor-without-clock";
    vfs.pNext = nullptr;
    vfs.xCurrentTime = no_time_as_days;
    vfs.xCurrentTimeInt64 = no_time;
    return vfs;
  }();
  static const int registered = sqlite3_vfs_register(&clockless, 0);
  return registered == SQLITE_OK ? clockless.zName : nullptr;
}

bool SqlRules::clock_was_asked() {
  return std::exchange(g_clock_asked, false);
}

Error SqlRules::no_clock() {
  return {"SQL: the current time is another one at each run, so what is selected by it cannot be reproduced",
          "Write the moment out, such as '2026-03-20T10:11:12Z', and judge by it with --as-of."};
}

// "_directonly" are those with effects of their own (load_extension, fts3_tokenizer), without a mark those that work on
// the tables of SQLite's extensions only. SQLite before 3.41 has its JSON functions as merely deterministic.
void SqlRules::hold_for(sqlite3* db) {
  constexpr std::string_view kHarmless = "SELECT lower(name) FROM pragma_function_list GROUP BY lower(name) HAVING ";
  const std::string sql = fmt::format("{}min(flags & {} = 0 AND flags & {} <> 0)", kHarmless, SQLITE_DIRECTONLY,
                                      SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC);
  const auto keep = [](void* names, int, char** values, char**) {
    static_cast<decltype(harmless_)*>(names)->emplace(values[0]);
    return 0;
  };
  sqlite3_exec(db, sql.c_str(), keep, &harmless_, nullptr);  // where that fails, none is
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_set_authorizer(db, asked, this);
}

void SqlRules::begin(std::string_view sql) {
  refusal_.reset();
  local_time_ = has_argument(sql, "'localtime'") || has_argument(sql, "'utc'");
}

int SqlRules::asked(void* self, int action, const char* first, const char* second, const char*, const char*) {
  auto& rules = *static_cast<SqlRules*>(self);
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_READ:
      return first == nullptr || second == nullptr ? SQLITE_OK : rules.may_read(second);
    case SQLITE_FUNCTION:
      return rules.may_call(to_lower(second));
    default:
      return SQLITE_DENY;
  }
}

int SqlRules::may_call(std::string_view function) {
  if (!harmless_.contains(function)) {
    return refuse(
        {fmt::format("SQL: {}() is not authorized: it works on SQLite itself, not on what rows say", function),
         "Select by what the rows say."});
  }
  if (function.starts_with("sqlite_") && function != "sqlite_log") {
    return refuse(
        {fmt::format("SQL: {}() depends on the machine, so what is selected by it cannot be reproduced", function),
         "Select by what the rows say."});
  }
  if (among(kNow, function)) return refuse(no_clock());
  if (among(kChance, function)) {
    return refuse({fmt::format("SQL: {}() gives something else at each run, so what is selected by it cannot be "
                               "reproduced",
                               function),
                   "Select by what the rows say."});
  }
  if (local_time_ && among(kDates, function)) {
    return refuse({"SQL: local time depends on the machine, so what is selected by it cannot be reproduced",
                   "Times are in UTC; add an offset such as '+02:00' where another zone is meant."});
  }
  return SQLITE_OK;
}

int SqlRules::may_read(std::string_view column) {
  if (row_numbers_ || column != "ROWID") return SQLITE_OK;
  return refuse({"SQL: a condition cannot use the number of the row, which depends on how the input is read",
                 "Select by what the rows say."});
}

int SqlRules::refuse(Error error) {
  refusal_ = std::move(error);
  return SQLITE_DENY;
}

}  // namespace candor::evidence
