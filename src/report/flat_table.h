// Action item tables whose table marks are lost: header and rows are plain lines, cells apart by tabs, by pipes without
// a delimiter row, or by nothing but blanks.
#pragma once

#include "report/scope.h"

namespace candor::report {

// Adds the tables in `range` and their items to the report. False when there is none.
bool read_flat_tables(const Scope& scope, Range range, Report& report);

}  // namespace candor::report
