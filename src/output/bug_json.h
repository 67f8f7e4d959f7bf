// Bugs of the mirror as JSON: a bug with everything in the shape of the tracker's own interface, so that what reads the
// tracker's answers (candor audit) reads it too; lists in ours.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "desk/bugs.h"

namespace candor::output {

// {"bug": {...}, "comments": [...], "history": [...], "attachments": [...], "mirror": {...}}
nlohmann::ordered_json to_json(const desk::BugPage& page);

// {"total": N, "bugs": [...]}
nlohmann::ordered_json to_json(const desk::BugHits& hits);

}  // namespace candor::output
