// What the bug commands share: which bugs.
#pragma once

#include "cli/desk_options.h"
#include "desk/bugs.h"

namespace candor::cli {

// --ca, --tag, --year, --status, --section.
void add_bug_filters(CLI::App& app, desk::BugWords& words);
// The number of a bug in any spelling.
Result<int64_t> bug_named(const std::string& word);

}  // namespace candor::cli
