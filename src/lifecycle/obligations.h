// What is to be done in an incident of our own, and by when. Derived from the record alone, whatever the present moment
// is, so that it can be kept beside the record and proved.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guidelines/version.h"
#include "lifecycle/incident.h"

namespace candor::lifecycle {

struct Obligation {
  std::string clock;  // id in the guideline data, or "revocation", "action-item-due", "separate-report-..."
  std::string what;   // "Full report", "Answer to the question, comment 7"
  guidelines::Level level = guidelines::Level::must;
  std::optional<Instant> due;  // empty: owed, but no instant is set for it
  Instant since;               // it is no obligation before: a due date that has not passed yet cannot have slipped
  std::string why;             // "first posting of the CA Owner, comment 0"
  std::string citation;
  std::string command;  // that does it or begins with it
};

// Most urgent first. Of a closed incident only reports that are owed beside its own.
std::vector<Obligation> obligations_of(const Incident& incident);

}  // namespace candor::lifecycle
