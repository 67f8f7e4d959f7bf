// format_instant() for listings, which have two of these in each of millions of rows.
#pragma once

#include <array>
#include <chrono>
#include <string>

#include "base/time.h"

namespace candor::evidence {

void append_instant(std::string& out, Instant instant);

// The same for instants that often have their day in common with the one before, as those of sorted rows do.
class InstantText {
 public:
  void append(std::string& out, Instant instant);

 private:
  std::chrono::sys_days day_{std::chrono::days::min()};
  std::array<char, 20> text_{};  // "YYYY-MM-DDThh:mm:ssZ" but for the time
};

}  // namespace candor::evidence
