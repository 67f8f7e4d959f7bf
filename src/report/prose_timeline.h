// A timeline told in sentences instead of a list.
#pragma once

#include <vector>

#include "report/scope.h"

namespace candor::report {

// One entry for each sentence of the paragraphs in `range` that holds a stamp; sentences without one go on with the
// entry before. Stamps are those of the report; texts are left to the caller.
std::vector<TimelineEntry> read_prose_timeline(const Scope& scope, Range range, const std::vector<Timestamp>& stamps);

}  // namespace candor::report
