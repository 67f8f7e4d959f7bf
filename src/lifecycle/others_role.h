// What a comment of somebody other than the CA Owner is: a question that starts a clock, a remark, or a moderator's
// housekeeping ("Next update set", final call, closing).
#pragma once

#include <string_view>

#include "lifecycle/life.h"

namespace candor::lifecycle {

// `moderator`: the account is known to have changed whiteboard or status. `text` as posted.
Role role_of_comment(std::string_view text, bool moderator);

// Says that closing the bug is being considered or is about to happen.
bool considers_closing(std::string_view text);

}  // namespace candor::lifecycle
