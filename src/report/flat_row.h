// A row of an action item table whose cell marks are lost: "text Prevent Root Cause # 1 criteria 2025-10-17 Ongoing".
#pragma once

#include <string_view>
#include <vector>

#include "report/columns.h"
#include "report/report.h"

namespace candor::report {

// Splits the row by what each column can hold: the status and the date from the right, the kind by its word, the root
// causes behind it; what is left is description and criteria. `row` lies in `text`; `stamps` are those of the report.
ActionItem read_flat_row(std::string_view text, Span row, const std::vector<TableColumn>& columns,
                         const std::vector<Timestamp>& stamps);

// Length of the status word that `tail` ends with ("Ongoing", "In progress", "Done", ...), 0 if none.
size_t trailing_status(std::string_view tail);

}  // namespace candor::report
