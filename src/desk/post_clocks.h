// Which clocks a posting would stop and start, found by judging the incident's life without it and with it: the bug's
// life where there is one, else our own record.
#pragma once

#include <string>
#include <vector>

#include "bugzilla/posting.h"
#include "lifecycle/audit.h"
#include "lifecycle/incident.h"
#include "tracker/bug.h"

namespace candor::desk {

struct ClockEffect {
  lifecycle::ClockResult clock;  // as it is with the posting
  bool begins = false;           // else it stops
};

// Who posts what, and when.
struct Hypothetical {
  std::vector<bugzilla::Posting> postings;
  report::Kind kind = report::Kind::unknown;  // of the text
  std::string account;                        // may be empty
  Instant now;
};

// The bug with the flags that the change sets and without those that it clears.
tracker::Bug with_flags_of(const bugzilla::BugChange& change, tracker::Bug bug, const std::string& account, Instant at);

std::vector<ClockEffect> clock_effects(const tracker::BugRecord& bug, const Hypothetical& posting);
// The posting files the bug.
std::vector<ClockEffect> clock_effects(const lifecycle::Incident& incident, const Hypothetical& posting);

}  // namespace candor::desk
