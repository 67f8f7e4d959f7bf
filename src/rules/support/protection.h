// What an action does: protect against the next incident, or only end this one.
#pragma once

#include <string_view>

namespace candor::rules {

// Names something that lasts: a check, a limit, an alarm, a rule, a person more, a thing done each time or before
// something else.
bool reads_as_protecting(std::string_view folded);

// Undoes what happened: revokes, replaces, informs, corrects the case, searches for more of them.
bool reads_as_repair(std::string_view folded);

}  // namespace candor::rules
