// What the letters of a stamp say, before anything is decided about their meaning.
#pragma once

#include <optional>
#include <string>

#include "report/timestamp.h"

namespace candor::report {

struct DateParts {
  int year = 0;   // 0: not written
  int month = 0;  // 0: see first/second
  int day = 0;
  int last_day = 0;  // of a range of days ("14-17"), else 0
  // Two numbers whose order is not known from their form ("05/06/2023"); day first for dots.
  int first = 0;
  int second = 0;
  char separator = 0;
  bool month_only = false;  // "October 2022"
  bool month_lost = false;  // "2025-09-2025"
  bool quarter = false;     // "Q3 2024"
  bool iso = false;         // YYYY-MM-DD
  bool weak = false;        // "8/14", "8/14/19", "20220128": a date only beside a time of day
};

struct TimeParts {
  int hour = 0;
  int minute = 0;
  int second = 0;
  char meridiem = 0;      // 'a', 'p' or 0
  bool midnight = false;  // the word "midnight": the beginning or the end of the day
  Precision precision = Precision::none;
};

// One stamp as found. Offsets are into the text given to scan_stamps().
struct RawStamp {
  size_t begin = 0;
  size_t end = 0;
  std::optional<DateParts> date;
  int weekday = -1;
  std::optional<TimeParts> time;
  std::optional<TimeParts> until;  // end of a range
  std::string zone;                // as written
  std::optional<TimeParts> twin;   // "17:30 HKT (09:30 UTC)": the same instant again
  std::string twin_zone;
  bool approximate = false;
  bool placeholder = false;  // YYYY-MM-DD, HH:MM
  std::string word;          // why a word stands where a stamp should: "not applicable"; only from a field
  std::optional<Instant> epoch;
};

}  // namespace candor::report
