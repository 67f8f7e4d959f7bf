// The virtual table of sql.h: rows out of a RowSource, read-only.
#pragma once

#include "evidence/sql.h"

namespace candor::evidence {

// Makes the table known to the connection; `table` must outlive it.
bool add_row_table(sqlite3* db, RowTable& table);

}  // namespace candor::evidence
