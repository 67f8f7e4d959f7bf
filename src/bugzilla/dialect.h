// Which of the two interfaces a server speaks. Its version tells: BMO's are dates (20260820.1), Bugzilla's own are not
// (5.2+).
#pragma once

#include <optional>
#include <string_view>

#include "bugzilla/rest.h"

namespace candor::bugzilla {

Dialect dialect_of(std::string_view version);
std::string_view to_string(Dialect dialect);  // "BMO", "Bugzilla"

// Asks the server and sets the dialect of `rest`; the reason when it does not tell.
std::optional<RestError> find_dialect(Rest& rest);

}  // namespace candor::bugzilla
