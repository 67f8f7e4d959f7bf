// Whether a posting may go: a person says so after looking, or said beforehand what may stand.
#pragma once

#include <string>
#include <vector>

#include "bugzilla/rest.h"
#include "cli/command.h"
#include "desk/post_plan.h"

namespace candor::cli {

// What was given on the command line.
struct Consent {
  bool yes = false;                 // --yes
  std::vector<std::string> accept;  // rules that may stand
  std::string seen;                 // the bug was read as of this change
};

// Asks, or judges what was given; the Error says why nothing is sent.
Status consent_to(const desk::PostPlan& plan, const Consent& given, Environment& env);

// The tracker takes stale writes: the bug is as it was shown, or nothing is sent.
Status unchanged(bugzilla::Rest& rest, const desk::PostPlan& plan);

}  // namespace candor::cli
