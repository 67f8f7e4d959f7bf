// impact.md: the Impact section of the report, filled in as far as certificates tell.
#pragma once

#include <string>
#include <vector>

#include "desk/evidence_facts.h"
#include "guidelines/version.h"

namespace candor::desk {

// Labels are those of the version's template; versions without labelled fields get the same facts as a list. What only
// the CA can say is left open with a comment marked 'candor'.
// `more` stands below the counts and among the notes; its heuristic, unless empty, instead of the facts' one.
struct ImpactMore {
  std::vector<std::string> considerations, notes;
  bool plans = true;             // --revoke-by and --planned are options of the command
  bool no_certificates = false;  // the incident has none: their number and types do not apply
  std::string heuristic;
};
// "3 expired (1 of them revoked)"
std::string expired_text(const evidence::Tally& tally);
std::string impact_section(const EvidenceFacts& facts, const guidelines::Version& version, const ImpactMore& more = {});

}  // namespace candor::desk
