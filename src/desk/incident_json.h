// Incidents as JSON, for `--format json`. Keys are only ever added.
#pragma once

#include <string>

#include "desk/incident_record.h"
#include "lifecycle/clocks/clock.h"

namespace candor::desk {

// Clocks are in it where they are given.
std::string incident_json(const lifecycle::Incident& incident,
                          const std::vector<std::pair<int64_t, std::string>>& linked_from,
                          const std::vector<lifecycle::ClockResult>& clocks = {});
std::string incident_list_json(const std::vector<store::IncidentRow>& rows, bool more);
std::string history_json(int64_t id, const std::vector<store::Revision>& revisions);
// What a save that was refused would have overwritten: both sides.
std::string conflict_json(int64_t id, const Conflict& conflict);

}  // namespace candor::desk
