// From the parts of a time to seconds after midnight.
#include <fmt/format.h>

#include "report/stamp/reading.h"

namespace candor::report {

namespace {

Seconds at_hour(const TimeParts& time, int hour) {
  return Seconds(hour * 3600 + time.minute * 60 + time.second);
}

}  // namespace

TimeChoice choose_times(const TimeParts& time) {
  if (time.midnight) return {{Seconds(0), Seconds(86400)}, "midnight may be the beginning or the end of the day"};
  const bool end_of_day = time.hour == 24 && time.minute == 0 && time.second == 0;
  if (time.hour > 23 && !end_of_day) return {{}, fmt::format("hour {}", time.hour)};
  if (time.minute > 59) return {{}, fmt::format("minute {}", time.minute)};
  if (time.second > 60) return {{}, fmt::format("second {}", time.second)};
  if (time.meridiem == 0) return {{at_hour(time, time.hour)}, ""};
  if (time.meridiem == 'p') {
    // "14:40 PM" is a slip of the pen with one meaning, "00:40 PM" has two.
    if (time.hour == 0) return {{at_hour(time, 0), at_hour(time, 12)}, "hour 0 does not go with PM"};
    return {{at_hour(time, time.hour < 12 ? time.hour + 12 : time.hour)}, ""};
  }
  if (time.hour > 12) {
    return {{at_hour(time, time.hour - 12), at_hour(time, time.hour)},
            fmt::format("hour {} does not go with AM", time.hour)};
  }
  return {{at_hour(time, time.hour % 12)}, ""};
}

}  // namespace candor::report
