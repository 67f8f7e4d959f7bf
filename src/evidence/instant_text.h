// format_instant() for listings, which have two of these in each of millions of rows.
#pragma once

#include <string>

#include "base/time.h"

namespace candor::evidence {

void append_instant(std::string& out, Instant instant);

}  // namespace candor::evidence
