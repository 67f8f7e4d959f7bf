// What the checker says of a text, in one of the formats of `candor check`, for commands that do more than checking.
#pragma once

#include <string>

#include "cli/command.h"
#include "desk/check.h"

namespace candor::cli {

// All levels, however low. `format`: text or json.
std::string diagnostics_of(const desk::Checked& checked, const std::string& format, const Environment& env);

}  // namespace candor::cli
