// What a posting of the CA Owner is and says, as far as clocks depend on it.
#pragma once

#include "lifecycle/life.h"
#include "report/report.h"

namespace candor::lifecycle {

// Fills the CA Owner's members of `post` from its text, which `document` was read from. `post.at` must be set.
void read_ca_post(const report::Document& document, Post& post);

// The text may hold a report or something dated; others need no document.
bool worth_reading(std::string_view text);

}  // namespace candor::lifecycle
