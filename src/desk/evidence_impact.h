// impact.md: the Impact section of the report, filled in as far as certificates tell.
#pragma once

#include <string>

#include "desk/evidence_facts.h"
#include "guidelines/version.h"

namespace candor::desk {

// Labels are those of the version's template; versions without labelled fields get the same facts as a list. What only
// the CA can say is left open with a comment marked 'candor'.
std::string impact_section(const EvidenceFacts& facts, const guidelines::Version& version);

}  // namespace candor::desk
