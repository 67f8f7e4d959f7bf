// The reports that one comment holds.
#pragma once

#include <vector>

#include "report/marks.h"
#include "report/scope.h"

namespace candor::report {

struct Part {
  size_t first_mark = 0, last_mark = 0;    // half open
  size_t first_piece = 0, last_piece = 0;  // half open; parts tile the document
  size_t opening = 0;                      // piece where the report's own text begins: title, banner or first mark
};

// At least one; the text before the first report and behind the last one is theirs.
std::vector<Part> split_parts(std::string_view text, const std::vector<Piece>& pieces, const Marks& marks);

}  // namespace candor::report
