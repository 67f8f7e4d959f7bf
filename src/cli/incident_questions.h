// What `candor incident new` asks a person at the terminal about a new incident.
#pragma once

#include "cli/incident_options.h"

namespace candor::cli {

struct NewIncidentWords {
  FactWords facts;
  std::string affected, contained;
};

// Asks what is not given, in the order in which one would tell it on the phone; Enter leaves open what is not known. An
// answer that cannot be is asked again at once. An Error when the person leaves.
Status ask_facts(NewIncidentWords& words, Environment& env);

}  // namespace candor::cli
