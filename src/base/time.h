// Time is sys_seconds in UTC at every boundary; local offsets exist only in parsing and display. "Now" is always
// passed in; only main() reads the clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace candor {

using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;
inline constexpr Seconds kDay = std::chrono::hours(24);

// Instant of a civil UTC date and time; nullopt when the date does not exist (31 April, hour 25). Hour 24:00:00 is
// the end of the day and second 60 a leap second; both yield the next instant.
std::optional<Instant> make_instant(int year, int month, int day, int hour = 0, int minute = 0, int second = 0);

// Parses the ISO 8601 forms machines write: 2026-03-20, 2026-03-20T10:11Z, 2026-03-20T10:11:12+02:00, with a space
// instead of T and optional fractions. A bare date is midnight UTC; a time without zone is refused. Reports by people
// are read by report/timestamp.h instead.
std::optional<Instant> parse_instant(std::string_view text);

std::string format_instant(Instant instant);  // 2026-03-20T10:11:12Z
std::string format_minute(Instant instant);   // 2026-03-20 10:11 UTC
std::string format_date(Instant instant);     // 2026-03-20
// "2 d 03 h", "3 h 05 min", "45 s": absolute length, coarse enough to read.
std::string format_duration(Seconds length);

}  // namespace candor
