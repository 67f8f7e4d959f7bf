#include "store/session.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace candor::store {

namespace {

Error sqlite_error(int code, const std::string& words, const std::string& name) {
  const std::string nothing_lost = "Nothing of this was saved; what was saved before is safe.";
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {fmt::format("the disk is full: {} cannot be written", name), nothing_lost};
    case SQLITE_READONLY:
      return {fmt::format("{} may not be written: the file or its folder is read-only", name), nothing_lost};
    case SQLITE_IOERR:
      return {fmt::format("{} cannot be read or written: {}", name, words), nothing_lost};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {fmt::format("another process has been writing to {} for too long", name),
              "Nothing of this was saved; try again."};
    case SQLITE_NOTADB:
      return {fmt::format("{} is not a database", name), "Check the path, or restore a backup: candor restore FILE."};
    case SQLITE_CORRUPT:
      return {fmt::format("{} is damaged or was copied only in part", name),
              "Restore a backup: candor restore FILE. Copy a desk with 'candor backup', not while it is written to."};
    case SQLITE_CANTOPEN:
      return {fmt::format("cannot open {}: the folder is missing, or it may not be written to", name),
              "Check the path and its permissions."};
    default:
      return {fmt::format("{}: {}", name, words), ""};
  }
}

Error postgresql_error(const std::string& state, const std::string& words, const std::string& name) {
  const auto says = [&](std::string_view part) { return words.find(part) != std::string::npos; };
  if (state == "28P01" || says("password authentication failed") || says("no password supplied")) {
    return {fmt::format("{} refuses the user or the password", name),
            "Set PGPASSWORD, or PGPASSFILE to a file of mode 0600 with HOST:PORT:DATABASE:USER:PASSWORD."};
  }
  if (says("does not exist") && says("database ")) {
    return {fmt::format("there is no database {}", name),
            "Create it: createdb --encoding=UTF8 --template=template0 NAME."};
  }
  if (state == "42501") return {fmt::format("{}: the user may not do this: {}", name, words), ""};
  if (state == "53100") {
    return {fmt::format("the disk of {} is full", name), "Nothing of this was saved; what was saved before is safe."};
  }
  if (state == "55P03" || state == "40001" || state == "40P01") {
    return {fmt::format("another process has been writing to {} for too long", name),
            "Nothing of this was saved; try again."};
  }
  if (state == "25006") return {fmt::format("{} is read-only", name), "Nothing of this was saved."};
  return {fmt::format("{}: {}", name, words), ""};
}

// The line of an engine's message that says what is wrong; the others quote statements and values.
std::string first_line(const std::string& message) {
  constexpr std::string_view kNoConnection = "Cannot establish connection";  // SOCI; libpq's reason follows
  const size_t begin = message.starts_with(kNoConnection) ? message.find('\n') + 1 : 0;
  std::string line = printable(message.substr(begin, message.find('\n', begin) - begin));
  if (line.starts_with("ERROR:")) line.erase(0, line.find_first_not_of(' ', 6));
  return line;
}

}  // namespace

std::unique_ptr<soci::session> open_session(const Location& location, bool create) {
  try {
    return location.engine == Engine::sqlite ? open_sqlite(location, create) : open_postgresql(location);
  } catch (const soci::soci_error& error) {
    throw failure_of(error, location);
  }
}

Failure failure_of(const soci::soci_error& error, const Location& location) {
  const std::string message = error.get_error_message();
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
    return Failure(sqlite_error(sqlite->result(), first_line(message), location.shown()));
  }
  if (location.engine == Engine::postgresql) {  // a failed connection comes without a state
    const auto* postgresql = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return Failure(
        postgresql_error(postgresql == nullptr ? "" : postgresql->sqlstate(), first_line(message), location.shown()));
  }
  return Failure({fmt::format("{}: {}", location.shown(), first_line(message)), ""});
}

}  // namespace candor::store
