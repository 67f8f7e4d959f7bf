// What was deleted or replaced is gone from the database's file too.
#pragma once

#include "base/result.h"
#include "store/location.h"

namespace candor::store {

// Free pages, the full-text index and the log of an SQLite file. Takes as long as to write the whole file; nobody may
// be in a transaction. PostgreSQL's files are its own matter (VACUUM).
Status erase_traces(const Location& location);

}  // namespace candor::store
