// CSV cells as RFC 4180 has them, appended without intermediate strings.
#pragma once

#include <string>
#include <string_view>

namespace candor::evidence {

// Spreadsheet programs run cells that begin with = + - @ as formulas; with `guard` such a cell gets a leading '.
void append_cell(std::string& out, std::string_view cell, bool guard);

}  // namespace candor::evidence
