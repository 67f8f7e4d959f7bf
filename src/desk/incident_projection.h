// From an incident to the rows that lists are made of. Pure and independent of the present moment, so that `candor
// verify` can make every row again from the revisions and compare.
#pragma once

#include "lifecycle/incident.h"
#include "store/incident_table.h"

namespace candor::desk {

store::IncidentProjection project(const lifecycle::Incident& incident);

}  // namespace candor::desk
