// Where a desk's database is: sqlite:PATH or postgresql://USER@HOST:PORT/NAME.
//
// A location never holds a password: libpq takes it from PGPASSWORD or from the file PGPASSFILE names (~/.pgpass by
// default), so that none can reach a message, a log or the list of processes.
#pragma once

#include <string>

#include "base/result.h"

namespace candor::store {

enum class Engine { sqlite, postgresql };

struct Location {
  Engine engine = Engine::sqlite;
  std::string target;  // path of the file, or the whole postgresql:// URL

  std::string shown() const;  // for messages, safe to print
};

// Refuses other schemes, URLs with a password, and paths SOCI cannot take (empty, with a double quote or a null byte).
Result<Location> parse_location(const std::string& url);

}  // namespace candor::store
