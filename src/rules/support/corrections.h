// Passages that correct a number stated earlier ("we said 409, it should have been 419").
#pragma once

#include <optional>

#include "rules/rule.h"

namespace candor::rules {

struct Correction {
  Span line;                     // the line that corrects
  bool says_when_found = false;  // this line or the next tells when the change was detected
};

// The first correction of the report's impact, or nothing.
const std::optional<Correction>& find_correction(const Input& in);

}  // namespace candor::rules
