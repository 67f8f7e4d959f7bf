// Times as logs write them. Only what leaves no doubt is a time: UTC by its own word, with an offset, or seconds since
// 1970; the rest is refused with the reason.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace candor::evidence {

struct EventTime {
  std::optional<Instant> instant;  // whole seconds; fractions are cut off
  std::string_view problem;        // why there is none
};

// ISO 8601 and RFC 3339 with their usual liberties, 2026/03/20, 20260320T101112Z, RFC 2822 ("Fri, 20 Mar 2026 10:11:12
// +0000"), web servers' 20/Mar/2026:10:11:12 +0000, date(1)'s output, seconds, milli-, micro- and nanoseconds since
// 1970. With `utc`, a time without a zone is UTC. Months by English names; 03/04/2026 is nobody's date.
EventTime read_event_time(std::string_view text, bool utc);

}  // namespace candor::evidence
