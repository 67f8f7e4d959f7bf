// What a bug's history tells of its whiteboard, status and flags.
#pragma once

#include "lifecycle/life.h"
#include "tracker/bug.h"
#include "tracker/speaker.h"

namespace candor::lifecycle {

// Fills whiteboards, closed, needinfo_to_ccadb and history_known of `life`, whose as_of and opened are set.
void read_bug_history(const tracker::BugRecord& record, const tracker::CaSpeakers& speakers, Life& life);

}  // namespace candor::lifecycle
