// Both sides of a save that was refused because somebody else saved in between.
#pragma once

#include <string>
#include <vector>

#include "desk/incident_record.h"

namespace candor::desk {

// One thing in three states: before both saves, as the other one left it, as this one wants it.
struct Side {
  std::string what;
  std::string before, theirs, yours;
};

// Everything that one of the two changed.
std::vector<Side> sides_of(const Conflict& conflict);

}  // namespace candor::desk
