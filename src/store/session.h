// Opening an engine's session through SOCI, and its errors in our words. Private to the layer.
#pragma once

#include <memory>

#include "store/failure.h"
#include "store/location.h"
#include "store/soci.h"

namespace candor::store {

// Ready for use: SQLite with WAL, synchronous=FULL, foreign keys and a busy time-out; PostgreSQL with
// synchronous_commit, UTF-8 and time-outs for connecting and for locks.
std::unique_ptr<soci::session> open_session(const Location& location, bool create);
std::unique_ptr<soci::session> open_sqlite(const Location& location, bool create);
std::unique_ptr<soci::session> open_postgresql(const Location& location);

// What to throw for an error of SOCI; `during` opening or a statement.
Failure failure_of(const soci::soci_error& error, const Location& location);

}  // namespace candor::store
