// Decides what a raw stamp means in its context.
#pragma once

#include <string_view>

#include "report/stamp/parts.h"
#include "report/timestamp.h"

namespace candor::report {

// Everything of a Timestamp but span and text, which belong to the source.
Timestamp read_meaning(const RawStamp& raw, const StampContext& context);

// The days a date can be, as midnights, earliest first unless the first is the one written; `why` says what is wrong
// with it or why there are several.
struct DayChoice {
  std::vector<Instant> days;
  std::string why;
  bool by_order = false;  // the surroundings decided between day first and month first
};
DayChoice choose_days(const DateParts& date, int weekday, const StampContext& context);

// Seconds after midnight a time can be; `why` as above.
struct TimeChoice {
  std::vector<Seconds> times;
  std::string why;
};
TimeChoice choose_times(const TimeParts& time);

}  // namespace candor::report
