// What changed from one guideline version to another.
#pragma once

#include <string>
#include <vector>

#include "guidelines/version.h"

namespace candor::guidelines {

// A requirement in force in both versions, differently.
struct Change {
  const InForce* before;
  const InForce* after;
};

struct Difference {
  const Version* from;
  const Version* to;
  std::vector<const InForce*> added;    // of `to`
  std::vector<const InForce*> removed;  // of `from`
  std::vector<Change> level;            // another level or basis
  std::vector<Change> detail;           // same level and basis, another particular or another set of values
  std::vector<std::string> parameters;  // one sentence for each: columns, thresholds, templates, kinds, clocks
};

// From the earlier to the later one, whichever is named first.
Difference difference(const Version& one, const Version& other);

}  // namespace candor::guidelines
