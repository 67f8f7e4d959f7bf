// The Action Items of an incident: read from the latest report that has any, with what was recorded about them since.
#pragma once

#include <string>
#include <vector>

#include "lifecycle/incident.h"

namespace candor::lifecycle {

struct IncidentAction {
  int item = 0;  // 1-based within the report
  std::string description, kind, root_causes, criteria;
  std::optional<Instant> due;  // a bare date: 00:00:00Z of it
  std::string due_written;
  std::string status;                        // as written or as recorded since
  std::optional<Instant> status_changed_at;  // only when recorded since
  bool complete = false;
};

// Parses the report: a few milliseconds.
std::vector<IncidentAction> actions_of(const Incident& incident);

}  // namespace candor::lifecycle
