// Cells of pipe tables.
#pragma once

#include <string_view>
#include <vector>

#include "base/text.h"

namespace candor::markdown {

// Cells of a row, trimmed; a pipe at either end is optional and escaped pipes do not split. `row` lies in `text`.
std::vector<Span> split_row(std::string_view text, Span row);

// |---|:--:| : cells of dashes with optional colons and at least one pipe; also the +----+----+ of ASCII tables.
bool is_delimiter_row(std::string_view row);

}  // namespace candor::markdown
