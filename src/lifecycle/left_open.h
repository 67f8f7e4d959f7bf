// Which comments a posting of the CA Owner visibly leaves unanswered.
#pragma once

#include <string_view>

#include "lifecycle/life.h"

namespace candor::lifecycle {

// Fills post.leaves_open, leaves_all_open and asks_next_update_only from the CA Owner's own words.
void read_left_open(std::string_view own, Post& post);

// Comments named in a text: "comment 7", "comments 7 and 9", "comment #7", "c7".
std::vector<int> comments_named(std::string_view text);

}  // namespace candor::lifecycle
