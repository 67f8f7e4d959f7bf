// What people's words for time zones mean. The rules for summer time are those of the EU (since 1996), the USA and
// Canada (since 2007) and Australia and New Zealand (since 2008), which covers every report there is; they are
// written out here because loading the system's zone data costs more than checking a whole report, and because the
// same text must read the same on every machine.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace candor::report {

enum class DstRule { none, eu, us, australia, new_zealand };

// Minutes east of UTC in use at an instant, for a place with this standard offset.
int offset_at(DstRule rule, int standard, Instant instant);

// One clock a zone text may mean. With `named` the text names one half of the year ("CET", "PDT", "UTC+8"); without
// it the clock on the wall is meant, which changes ("PT", "CET/CEST").
struct ZoneClock {
  int standard = 0;  // minutes east of UTC in winter
  std::optional<int> named;
  DstRule rule = DstRule::none;
  friend bool operator==(const ZoneClock&, const ZoneClock&) = default;
};

enum class ZoneForm { utc, offset, named };

// One word or group of words for a zone. No clock: it says "local time" and not whose.
struct ZoneToken {
  std::vector<ZoneClock> clocks;
  ZoneForm form = ZoneForm::named;
  std::string_view text;
};

// The clocks a zone text means: none when unknown, several when they contradict ("CEST (UTC+1)", "CST").
struct ZoneMeaning {
  std::vector<ZoneClock> clocks;
  ZoneForm form = ZoneForm::named;
};

// Reads free text: "UTC", "UTC +1", "CET / CEST", "local time of Ulm (CET/CEST)", "UTC+2 in summer, UTC+1 until 26
// March".
ZoneMeaning read_zone(std::string_view text);

// All zone words of a text, in order. Straightened text (base/fold.h).
std::vector<ZoneToken> find_zones(std::string_view text);

struct LocalTime {
  std::vector<Instant> instants;  // earliest first; empty when the hour does not exist
  std::string why;                // why there is not exactly one
};

// The instants at which clocks of this zone show `local` (a civil time written as if it were UTC).
LocalTime from_local(const ZoneMeaning& zone, std::string_view zone_text, Instant local);

}  // namespace candor::report
