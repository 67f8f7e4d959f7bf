// The obligations of an incident as rows of the store, and back.
#pragma once

#include <string>
#include <vector>

#include "lifecycle/clocks/clock.h"
#include "lifecycle/incident.h"
#include "lifecycle/obligations.h"
#include "store/incident_table.h"

namespace candor::desk {

std::vector<store::ClockRow> clock_rows(const lifecycle::Incident& incident);
// The incident's bug and title are in the row too, so that a list needs no other look.
struct ShownObligation {
  lifecycle::Obligation obligation;
  std::string title;
  int64_t bug = 0;
};
ShownObligation read_clock_row(const store::ClockRow& row);

// Every clock that ran in the incident so far, met and missed ones too, with those of its evidence sets.
std::vector<lifecycle::ClockResult> judge_incident(const lifecycle::Incident& incident, Instant as_of);

}  // namespace candor::desk
