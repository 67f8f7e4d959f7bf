// Bugs of the mirror for people.
#pragma once

#include <iosfwd>

#include "desk/bugs.h"

namespace candor::output {

void write_text(const desk::BugHits& hits, int width, std::ostream& out);
void write_text(const desk::BugPage& page, std::ostream& out);

}  // namespace candor::output
