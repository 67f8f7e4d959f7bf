// Writes a stamp in ISO style, for a safe fix.
#pragma once

#include <string>

#include "report/stamp/parts.h"
#include "report/timestamp.h"

namespace candor::report {

// "2024-05-02 14:20 UTC", "2024-05-02 ~14:20 UTC", "2024-05-02 14:20 - 15:10 UTC", "2024-05-02"; empty when the stamp
// has not exactly one meaning by its own text and the zone declared for it, or is only a month.
std::string rewrite(const RawStamp& raw, const Timestamp& stamp, bool by_order);

}  // namespace candor::report
