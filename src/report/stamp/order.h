// Day first or month first: what the stamps of a report say about each other.
#pragma once

#include <optional>

#include "report/stamp/page.h"

namespace candor::report {

// The order all dates of two numbers follow, when the report shows only one ("25/06/2020" settles it), or when only
// one keeps the list in order and before `posted`; unknown otherwise.
DateOrder infer_order(const Page& page, std::optional<Instant> posted);

// In a report that mixes both orders: settles a stamp with two readings when one of them lies after the posting, out
// of line with its neighbours, or on a day the report states plainly elsewhere and the other does not.
void settle_mixed(Page& page, std::optional<Instant> posted);

}  // namespace candor::report
