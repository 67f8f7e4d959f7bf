// The use case behind `candor fix`: applies the safe fixes that diagnostics carry, nothing else.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/check.h"

namespace candor::desk {

struct AppliedFix {
  std::string rule;
  std::string title;
  int line = 0;  // in the text as it was when the fix was applied
};

struct Fixed {
  std::string bytes;  // the whole file, with its byte order mark and line ends
  std::vector<AppliedFix> applied;
  Checked after;  // the check of the fixed text: what is left for a person
};

// Applies fixes that do not overlap and checks again, until nothing is left to apply. The fixes of one diagnostic are
// applied together or not at all. A fix that does not make its diagnostic go away is taken back.
Fixed fix_text(const TextFile& file, const CheckRequest& request);

// One round over a text: non-overlapping edits, with line ends as the text has them. For fix_text() and its tests.
std::string apply_edits(std::string_view text, std::vector<const rules::Fix*> edits);

}  // namespace candor::desk
