// The second half of candor sync: what the mirror brought of the desk's own bugs goes into their incidents' records.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "bugzilla/rest.h"
#include "cli/command.h"
#include "cli/desk_options.h"
#include "desk/mirror_feed.h"

namespace candor::cli {

// `account`: ours, or empty; whose the key is counts as ours, too.
Result<std::vector<desk::Fed>> feed_desk(OpenDesk& desk, bugzilla::Rest& rest, const std::string& account);

void print_fed(const std::vector<desk::Fed>& all, std::ostream& out);
nlohmann::ordered_json fed_json(const std::vector<desk::Fed>& all);

}  // namespace candor::cli
