// Rows of the Related Incidents table as rules read them.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace candor::rules {

// "row 2 (bug 1951128)", "row 3".
std::string name_row(const Input& in, const report::RelatedRow& row);

// Rows that list an incident; a single row of N/A says that there is none.
std::vector<const report::RelatedRow*> listed_rows(const Input& in);

// Table marks are lost (scraped text), and with them often link targets and cell borders.
bool related_table_is_flattened(const Input& in);

// The table has a column whose name contains one of the words, or its header is lost.
bool has_related_column(const Input& in, std::initializer_list<std::string_view> words);

// The bug cell as a reader sees it: without link targets.
std::string visible_text(std::string_view cell);

// Prose of the Related Incidents section outside its table, folded.
std::string related_prose(const Input& in);

}  // namespace candor::rules
