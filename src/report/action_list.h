// Action items as a list or in prose: the plans of 1.0, of audit reports, and of reports that leave the table out.
#pragma once

#include "report/scope.h"

namespace candor::report {

// Adds an item for each list item of `range`, the pieces of `section`. Text without a list is a plan in older reports,
// paragraph by paragraph, where a date or a status stands in it.
void read_action_list(const Scope& scope, Range range, const Section& section, Report& report);

}  // namespace candor::report
