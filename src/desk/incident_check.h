// A report checked as that of an incident of the record: its title, version and moment are known there.
#pragma once

#include "desk/check.h"
#include "lifecycle/incident.h"
#include "tracker/bug.h"

namespace candor::desk {

// What else is known of a text that is about to be posted.
struct IncidentContext {
  std::optional<report::Kind> kind = {};  // empty: the text tells
  std::optional<tracker::Bug> bug = {};   // as it is now
  std::string whiteboard = {};            // that a new bug is to have
};

// `name`: what the user called the text. Null bytes, other encodings and texts no tracker takes are refused.
Result<Checked> check_for_incident(const lifecycle::Incident& incident, const std::string& name, std::string text,
                                   Instant now, const IncidentContext& context = {});

}  // namespace candor::desk
