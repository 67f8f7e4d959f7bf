// Columns of the tables in reports.
#pragma once

#include <string_view>
#include <vector>

namespace candor::report {

enum class TableColumn { other, description, kind, root_causes, criteria, due, status, bug, date };

// What a header cell of an action item table means, by any of the names people give it ("Action", "Type",
// "Deadline"). Related-incident headers give bug, date and description.
TableColumn action_column(std::string_view header);
TableColumn related_column(std::string_view header);

// The columns of a header whose cell marks are lost ("Action Item Kind Due Date"), in order, as written; empty when
// the line is no such header.
std::vector<std::string_view> split_flat_header(std::string_view line);

}  // namespace candor::report
