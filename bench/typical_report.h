// Full reports of typical size (20 KB), invented, each a little different, for measurements.
#pragma once

#include <string>

namespace candor::bench {

// The same number always gives the same report.
std::string typical_report(unsigned number);

}  // namespace candor::bench
