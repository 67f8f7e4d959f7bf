// A report checked as that of an incident of the record: its title, version and moment are known there.
#pragma once

#include "desk/check.h"
#include "lifecycle/incident.h"

namespace candor::desk {

// `name`: what the user called the text. Null bytes, other encodings and texts no tracker takes are refused.
Result<Checked> check_for_incident(const lifecycle::Incident& incident, const std::string& name, std::string text,
                                   Instant now);

}  // namespace candor::desk
