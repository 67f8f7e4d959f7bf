// What was deleted or replaced is gone from the database's file too.
#pragma once

#include <chrono>

#include "base/result.h"
#include "store/location.h"

namespace candor::store {

// Free pages, the full-text index and the log of an SQLite file. Takes as long as to write the whole file. The old text
// stays in the file while anybody is in a transaction that began before: after `patience` that is an Error, and may be
// tried again. PostgreSQL's files are its own matter (VACUUM).
Status erase_traces(const Location& location, std::chrono::milliseconds patience = std::chrono::seconds(10));

}  // namespace candor::store
