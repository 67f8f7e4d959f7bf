// Requirements about a bug's life that are no clocks: how closure was asked for, a date in an acknowledgement, the four
// figures of a delayed-revocation update, whether the first posting tells if the incident is contained.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guidelines/version.h"
#include "lifecycle/life.h"

namespace candor::lifecycle {

struct LifeFinding {
  std::string_view requirement;
  guidelines::Level level = guidelines::Level::must;
  std::string citation;
  int comment = 0;
  Instant at;
  std::string message;  // no full stop
};

// In order of the comments.
std::vector<LifeFinding> find_in_life(const Life& life);

}  // namespace candor::lifecycle
