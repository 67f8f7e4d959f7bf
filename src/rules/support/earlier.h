// What an update says about earlier posts: the update before it, a question it answers.
#pragma once

#include <optional>

#include "rules/support/moments.h"

namespace candor::rules {

// The latest earlier update the text names with its date ("in the update of 21 June", "since our last comment on ...").
// A bare date lasts until the end of that day.
std::optional<Moment> previous_update(const Input& in);

// The earliest question or comment of somebody else that the text names with its date ("On ..., X wrote:", "the
// question of 4 May").
std::optional<Moment> dated_question(const Input& in);

}  // namespace candor::rules
