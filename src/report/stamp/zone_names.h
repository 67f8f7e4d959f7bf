// The words people use for zones.
#pragma once

#include <string_view>
#include <vector>

#include "report/stamp/zones.h"

namespace candor::report {

// Clocks of an abbreviation or phrase in lower case without full stops ("cest", "us pacific time"); nullptr when it
// is none. `upper` says whether it was written in capitals: "MET" is a zone, "met" is a verb.
const std::vector<ZoneClock>* find_zone_name(std::string_view phrase, bool upper);

// Clock of a country or town whose local time a report may keep ("norwegian", "zurich"); nullptr when unknown.
const ZoneClock* find_place(std::string_view word);

}  // namespace candor::report
