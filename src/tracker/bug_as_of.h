// A bug as it was at an instant of the past: what its history says was changed since is taken back.
#pragma once

#include "tracker/bug.h"

namespace candor::tracker {

// Title, whiteboard, state, component, flags. Comments stay: who judges them looks at their dates. Without a history
// only the last resolution can be taken back.
BugRecord bug_as_of(BugRecord record, Instant at);

// By the bug's own date, or its first comment's; true when neither is known.
bool opened_by(const BugRecord& record, Instant at);

}  // namespace candor::tracker
