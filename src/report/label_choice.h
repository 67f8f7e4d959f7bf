// Decides what a line that opens with a heading's or label's words is at this place of the report.
#pragma once

#include <string_view>

#include "report/label_match.h"
#include "report/reading_state.h"

namespace candor::report {

// The heading it is, or null: a heading stands alone on its line, with heading marks, in bold or plain.
const HeadingSpelling* choose_heading(const LabelMatch& match, const Piece& piece, const ReadingState& state);

// The label it is, or null. `heading` is what choose_heading() found: then it has to look more like a label.
const LabelSpelling* choose_label(std::string_view text, const LabelMatch& match, const Piece& piece,
                                  const ReadingState& state, const HeadingSpelling* heading);

}  // namespace candor::report
