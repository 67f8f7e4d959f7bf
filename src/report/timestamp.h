// Reads the time stamps people write in reports: some 170 spellings, named zones, offsets, zones declared elsewhere,
// dates in headings. A text that has more than one reading is never guessed: utc stays empty and `readings` lists
// what it could mean; `why` says what is wrong in one phrase ("day and month may be swapped", "no time zone").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "base/time.h"

namespace candor::report {

enum class Precision { none, month, day, hour, minute, second };

// Where the zone of a time of day came from.
enum class Zone {
  none,      // not known: neither at the stamp nor declared
  utc,       // UTC, GMT or Z at the stamp
  offset,    // numeric offset at the stamp (+02:00, UTC+8)
  named,     // CET, PT, "local Norwegian time" at the stamp
  declared,  // taken from a legend, heading, table head or neighbour
  date_only  // a date without time of day has no zone
};

struct Timestamp {
  Span span;                       // the stamp's own text in the source
  std::string text;                // as written, trimmed of the punctuation after it
  std::optional<Instant> utc;      // empty when ambiguous or invalid
  std::optional<Instant> end_utc;  // of a range ("12:10 - 13:45")
  Precision precision = Precision::none;
  Zone zone = Zone::none;
  std::string zone_text;          // as written where it was found: "CEST", "UTC+8"
  std::optional<Seconds> offset;  // east of UTC, when known; a declared or written offset, or derived from the zone
  bool approximate = false;       // "~09:00"
  bool placeholder = false;       // YYYY-MM-DD, HH:MM, the template's 2038-01-19
  std::vector<Instant> readings;  // possible instants when ambiguous (utc empty), earliest first
  std::string why;                // why utc is empty, or a remark ("weekday does not fit")
  bool has_date = false;          // the stamp itself carries a date
  bool has_time = false;          // the stamp itself carries a time of day
  bool unusual_form = false;      // a date that is unambiguous but not ISO 8601 (D-Mon-YYYY, DD.MM.YYYY ...)
  bool heads_group = false;       // a date heading: the bare times below it belong to this date
  std::string iso;                // the same stamp rewritten in UTC, ISO style, for a safe fix; empty when none is safe
};

enum class DateOrder { unknown, day_first, month_first };

// What the surroundings say about a stamp. Zone texts are raw ("CEST", "UTC+1", "CET / CEST", "local time of Ulm
// (CET/CEST)"); unknown text means no zone.
struct StampContext {
  std::string zone;                      // declared zone, empty if none
  std::optional<Instant> date;           // midnight of the date heading above, for bare times
  int year = 0;                          // year from a heading, for stamps without one; 0 if none
  DateOrder order = DateOrder::unknown;  // from a legend, column mask, or the rest of the list
  std::optional<Instant> posted;  // when the report was posted: a stamp after it, in a list of the past, is a typo
};

// Finds every stamp in text (offset `base` is added to spans), left to right, not overlapping. With `lead` only the
// stamp the text begins with (after ~, "at", brackets or bold marks) is returned.
std::vector<Timestamp> find_stamps(std::string_view text, size_t base, const StampContext& context, bool lead = false);

// Zone declared by a sentence, heading or table head ("All times are UTC.", "Timeline (all times CEST)"), as raw
// zone text; empty if none.
std::string declared_zone(std::string_view text);

// Date order declared by a mask ("DD/MM/YYYY hh:mm", "dates as dd/mm/yyyy").
DateOrder declared_order(std::string_view text);

}  // namespace candor::report
