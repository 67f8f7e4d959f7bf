// Safe edits of tables.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace candor::rules {

// Inserts the columns that are missing, with empty cells, where `written` (keys of the table's columns) is `wanted`
// (keys of the version's) with gaps; names are the headings to write. Empty when the table has other columns, another
// order, or rows of another width: then only a person knows which cell is which.
std::vector<Fix> insert_columns(const Input& in, const report::Table& table, std::span<const std::string> written,
                                std::span<const std::string> wanted, std::span<const std::string_view> names);

}  // namespace candor::rules
