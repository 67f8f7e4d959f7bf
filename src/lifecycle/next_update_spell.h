// Spans of time during which the whiteboard named one Next update date.
#pragma once

#include <optional>
#include <vector>

#include "lifecycle/life.h"

namespace candor::lifecycle {

struct NextUpdateSpell {
  Instant set;
  std::vector<Instant> readings;  // one, or several when day and month may be swapped; earliest first
  std::optional<Instant> until;   // replaced or cleared
  std::string written;

  Instant last_reading() const { return readings.back(); }
  // The date holds at the instant: recorded, not replaced, not passed.
  bool in_force_at(Instant instant) const;
};

std::vector<NextUpdateSpell> next_update_spells(const Life& life);

}  // namespace candor::lifecycle
