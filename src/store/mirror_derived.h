// What bugs of the mirror are found by: CA Owners, tags, sections of policies, words and telling terms. All of it is
// read out of the bug and its comments, and can be made again from them.
#pragma once

#include <map>

#include "store/connection.h"
#include "tracker/bug.h"

namespace candor::store {

// By number, each once: the full text takes what comes in order, and many at a time, with much less work.
using Bugs = std::map<int64_t, const tracker::BugRecord*>;

// The first CA Owner of a title; empty when it names none, or an auditor in its place.
std::string shown_owner(const std::string& summary);

// Replaces it for these bugs.
void keep_derived(Connection& connection, const Bugs& bugs);

// Bugs that an older version of the program mirrored are read anew, when that reads more out of them. `always`: also
// where nothing says that it would.
void renew_derived(Connection& connection, bool always = false);

}  // namespace candor::store
