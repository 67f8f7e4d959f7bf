// Action items out of table rows.
#pragma once

#include <vector>

#include "report/columns.h"
#include "report/tables.h"

namespace candor::report {

std::vector<TableColumn> action_columns(const Table& table);

// "Action Item | ... | Due Date": says what is to be done, and has at least one more column that is understood.
bool is_action_table(const Table& table);

ActionItem read_action_row(const Scope& scope, const std::vector<Text>& row, const std::vector<TableColumn>& columns,
                           const std::vector<Timestamp>& stamps);

}  // namespace candor::report
