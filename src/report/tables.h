// Tables of a report, with cell marks or with their marks lost.
#pragma once

#include <optional>
#include <vector>

#include "report/columns.h"
#include "report/scope.h"

namespace candor::report {

// A run of table rows; the header is the first one.
struct FoundTable {
  Table table;
  std::vector<Text> header;  // its cells
  Range range;               // pieces, header included
};

// Every pipe table in the range.
std::vector<FoundTable> read_tables(const Scope& scope, Range range);

// Text of a row's cell, or an empty text at the end of the row when the row is short.
Text cell(const std::vector<Text>& row, size_t column);

// Whole row, from its first cell to its last.
Span row_span(const std::vector<Text>& row);

}  // namespace candor::report
