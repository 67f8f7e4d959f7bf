// The table of related incidents, with cell marks or flattened.
#pragma once

#include "report/scope.h"

namespace candor::report {

// Fills report.related and report.related_table; report.sections and report.stamps must be there.
void read_related(const Scope& scope, Report& report);

}  // namespace candor::report
