// The judgement of a bug for people: its life on a line, with the clocks on it.
#pragma once

#include <iosfwd>

#include "lifecycle/audit.h"

namespace candor::output {

struct AuditStyle {
  bool colour = false;
  int width = 100;
  bool met = false;  // also list the clocks that were met, with what met them
};

void write_text(const lifecycle::BugAudit& audit, const AuditStyle& style, std::ostream& out);

}  // namespace candor::output
