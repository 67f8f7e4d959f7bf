// A life drawn on lines of text: one for what was posted, one for each clock.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/audit.h"

namespace candor::output {

struct LifeLine {
  std::string label;
  std::string cells;  // ASCII, one for each step of time
};

struct LifeDrawing {
  Instant from, to;
  std::vector<LifeLine> lines;  // the bug first, then clocks in their order
};

// `columns` cells from the first event to the last. Of the bug: P F C a preliminary, full, closure report, u an update,
// n a notice, ? a question, . a remark, m housekeeping, X closed, R reopened. Of a clock: = time used, - time left when
// it was met, ! late, > running, ~ unknown.
LifeDrawing draw_life(const lifecycle::BugAudit& audit, int columns);

}  // namespace candor::output
