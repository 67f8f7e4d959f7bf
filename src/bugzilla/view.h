// One bug as it is at this moment. The tracker has no protection against stale writes, so whoever changes a bug reads
// it just before.
#pragma once

#include "bugzilla/arrival.h"
#include "tracker/bug.h"

namespace candor::bugzilla {

// The bug with its comments and its history, in three requests.
Found<tracker::BugRecord> read_bug(Rest& rest, int64_t bug);

}  // namespace candor::bugzilla
