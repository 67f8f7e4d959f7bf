// Turns candidates into marks, in source order, knowing what came before.
#pragma once

#include <string_view>
#include <vector>

#include "report/candidates.h"
#include "report/marks.h"

namespace candor::report {

// Marks of one era (`topics`: the seven questions, else the templates' sections) and of one class of text (quoted mail
// or not).
Marks find_marks_of_era(std::string_view text, const std::vector<Piece>& pieces,
                        const std::vector<Candidate>& candidates, bool topics, bool quoted);

}  // namespace candor::report
