// One clock in words, for people: of a public bug and of an incident of our own.
#pragma once

#include <span>
#include <string>

#include "lifecycle/clocks/clock.h"

namespace candor::output {

// "2 d 03 h left", "5 h 20 min late, until comment 4", "met by comment 2, 2026-05-14 15:05 UTC, 3 d 04 h before".
std::string clock_verdict(const lifecycle::ClockResult& clock, Instant as_of);
// "(every 3 days)" where a clock has two bounds; else empty.
std::string_view clock_bound(const lifecycle::ClockResult& clock);
// Trigger, due instant, note and citation, on lines of their own.
std::string clock_details(const lifecycle::ClockResult& clock);

// All clocks but those for information: what is late first, then what runs by its due instant, what is not to be known,
// what was met. Empty when there is none.
std::string clock_list(std::span<const lifecycle::ClockResult> clocks, Instant as_of);

}  // namespace candor::output
