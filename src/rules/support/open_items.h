// Whether a sentence of a closure request leaves an action item open.
#pragma once

#include "rules/support/words.h"

namespace candor::rules {

enum class Openness {
  none,
  planned,  // something is still to come, which may be about something else than an action item
  open
};

// Words [first, last) are those of one sentence.
Openness leaves_action_open(const Words& words, size_t first, size_t last);

}  // namespace candor::rules
