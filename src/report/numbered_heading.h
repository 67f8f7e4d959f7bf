// Headings that carry a number of their own: contributing factors, findings, issues; and titles.
#pragma once

#include <optional>
#include <string_view>

#include "report/grammar.h"
#include "report/keyed.h"
#include "report/pieces.h"

namespace candor::report {

struct NumberedHeading {
  SectionId id = SectionId::none;  // finding or issue_number; none for a contributing factor
  int number = 0;                  // 0 where the template's placeholder "#" stands
  Span heading;                    // without marks
  Span title;                      // behind number and separator, may be empty
};

// "Contributing Factor #2: title", "Contributing Factor # 1 - title", "Factor 1: title" under Root Cause Analysis.
std::optional<NumberedHeading> read_factor_heading(std::string_view text, const Piece& piece, const Keyed& keyed);

// "Finding #1", "Finding 2 - title", "**Issue #3** -- minor", "Non-conformity 1: title".
std::optional<NumberedHeading> read_audit_heading(std::string_view text, const Piece& piece, const Keyed& keyed);

// A title line: "Full Incident Report", "INCIDENT REPORT -- title", "Incident Report #4", "Owner: Incident Report".
// Returns its id, or none.
SectionId read_title(std::string_view text, const Piece& piece, const Keyed& keyed);

// `span` without emphasis and heading marks at either end.
Span without_marks(std::string_view text, Span span);

}  // namespace candor::report
