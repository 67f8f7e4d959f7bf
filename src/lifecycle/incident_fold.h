// From revisions to the incident they make. Pure: the same revisions give the same incident, at any time.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "lifecycle/incident.h"

namespace candor::lifecycle {

// One revision of an incident, as the fold needs it.
struct Revision {
  int64_t number = 0;
  std::string kind;
  std::string actor;
  Instant at;
  std::optional<std::string> content;  // canonical JSON; nothing: redacted
};

// What cannot be read (redacted, damaged, of an unknown kind) changes nothing and becomes a remark.
void apply(Incident& incident, const Revision& revision);

Incident fold(int64_t id, std::span<const Revision> revisions);

}  // namespace candor::lifecycle
