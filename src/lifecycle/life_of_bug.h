// The life of a public bug, from what the tracker holds.
#pragma once

#include "lifecycle/life.h"
#include "tracker/bug.h"
#include "tracker/speaker.h"

namespace candor::lifecycle {

// Only what happened up to and including `as_of` counts.
Life life_of_bug(const tracker::BugRecord& record, const tracker::CaSpeakers& speakers, Instant as_of);

}  // namespace candor::lifecycle
