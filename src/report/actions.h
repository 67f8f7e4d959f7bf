// Action items: tables of any version (also flattened), and the lists that older reports and audit reports have.
#pragma once

#include "report/scope.h"

namespace candor::report {

// Fills report.actions and report.action_tables; report.sections and report.stamps must be there.
void read_actions(const Scope& scope, Report& report);

}  // namespace candor::report
