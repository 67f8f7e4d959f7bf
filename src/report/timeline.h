// Entries of the timeline.
#pragma once

#include "report/scope.h"

namespace candor::report {

// Fills report.timeline; report.sections and report.stamps must be there.
void read_timeline(const Scope& scope, Report& report);

}  // namespace candor::report
