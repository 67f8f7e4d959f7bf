#include "report/stamp/zones.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "report/stamp/zone.h"

namespace candor::report {

namespace {

using std::chrono::minutes;

// "with the offset from UTC", "two hours ahead of UTC": UTC is only the point of reference there.
bool is_reference(std::string_view before) {
  before = before.substr(before.size() > 30 ? before.size() - 30 : 0);
  for (const std::string_view cue : {"offset", "ahead of", "behind", "relative to", "difference", "compared"}) {
    if (contains_ci(before, cue)) return true;
  }
  return false;
}

bool has_wall(const std::vector<ZoneClock>& clocks, const ZoneClock& clock) {
  return std::any_of(clocks.begin(), clocks.end(), [&](const ZoneClock& other) {
    return !other.named && other.rule == clock.rule && other.standard == clock.standard;
  });
}

// "CET" and "CEST" together mean the clock on the wall.
void join_halves(std::vector<ZoneClock>& clocks) {
  for (size_t i = 0; i < clocks.size(); ++i) {
    for (size_t k = i + 1; k < clocks.size(); ++k) {
      ZoneClock& a = clocks[i];
      const ZoneClock& b = clocks[k];
      if (a.rule == DstRule::none || a.rule != b.rule || a.standard != b.standard || a.named == b.named) continue;
      a.named.reset();
    }
  }
}

// "UTC+2 in summer, UTC+1 until 26 March": two offsets an hour apart are one clock too.
void join_offsets(std::vector<ZoneClock>& clocks) {
  if (clocks.size() != 2 || clocks[0].rule != DstRule::none || clocks[1].rule != DstRule::none) return;
  const int low = std::min(clocks[0].standard, clocks[1].standard);
  if (std::max(clocks[0].standard, clocks[1].standard) - low != 60) return;
  const auto rule = low < -120 ? DstRule::us : low <= 180 ? DstRule::eu : DstRule::australia;
  clocks = {{low, std::nullopt, rule}};
}

// An offset in brackets explains a name: "CEST (UTC+2)" is CEST on any date, "PT (UTC-8)" stays the clock on the wall,
// "CST (UTC+8)" is China's. An offset that no name knows stands beside it as a contradiction.
void explain(std::vector<ZoneClock>& named, const std::vector<ZoneClock>& numeric) {
  for (const ZoneClock& clock : named) {
    if (numeric.size() != 1) break;
    const int offset = numeric.front().standard;
    const bool on_wall = !clock.named && (clock.standard == offset || clock.standard + 60 == offset);
    if (!on_wall && clock.named != offset) continue;
    named = {on_wall ? clock : numeric.front()};
    return;
  }
  named.insert(named.end(), numeric.begin(), numeric.end());
}

void add(std::vector<ZoneClock>& clocks, const ZoneClock& clock) {
  if (has_wall(clocks, clock)) return;
  if (std::find(clocks.begin(), clocks.end(), clock) == clocks.end()) clocks.push_back(clock);
}

// Instants at which one clock shows `local`.
std::vector<Instant> on_clock(const ZoneClock& clock, Instant local) {
  std::vector<Instant> found;
  for (const int offset : {clock.standard + 60, clock.standard}) {
    const Instant t = local - minutes(offset);
    const bool literal = clock.named && *clock.named == offset;
    if (literal || offset_at(clock.rule, clock.standard, t) == offset) found.push_back(t);
  }
  if (!clock.named) return found;
  // A named half fits when it is in use at that moment; then the repeated hour is settled too.
  const Instant literal = local - minutes(*clock.named);
  if (offset_at(clock.rule, clock.standard, literal) == *clock.named) return {literal};
  return found;
}

std::string reason(const ZoneMeaning& zone, std::string_view text, size_t count) {
  if (zone.clocks.size() > 1) return fmt::format("{} can mean more than one zone", text);
  const ZoneClock& clock = zone.clocks.front();
  const std::string_view season = clock.rule == DstRule::us ? "daylight" : "summer";
  if (count == 0) return fmt::format("the hour is skipped when {} time starts", season);
  if (!clock.named) return fmt::format("the hour occurs twice when {} time ends", season);
  return fmt::format("{} is not in use on this date", text);
}

}  // namespace

std::vector<ZoneToken> find_zones(std::string_view text) {
  std::vector<ZoneToken> found;
  Cursor c{text};
  while (!c.done()) {
    const char before = c.before();
    const bool sign =
        (c.peek() == '+' || c.peek() == '-') && is_digit(c.peek(1)) && !is_letter(before) && !is_digit(before);
    const bool word = is_letter(c.peek()) && !is_letter(before) && !is_digit(before);
    if (!word && !sign) {
      ++c.at;
      continue;
    }
    const size_t begin = c.at;
    if (auto zone = read_zone_token(c); zone && !(zone->form == ZoneForm::utc && is_reference(text.substr(0, begin)))) {
      found.push_back(*zone);
      continue;
    }
    c.at = std::max(c.at, begin + std::max<size_t>(c.word().size(), 1));
  }
  return found;
}

ZoneMeaning read_zone(std::string_view text) {
  const std::string straight = straighten(text);
  ZoneMeaning meaning;
  std::vector<ZoneClock> numeric;
  for (const ZoneToken& token : find_zones(straight)) {
    if (meaning.clocks.empty() && numeric.empty()) meaning.form = token.form;
    auto& kind = token.form == ZoneForm::offset ? numeric : meaning.clocks;
    for (const ZoneClock& clock : token.clocks) add(kind, clock);
  }
  join_halves(meaning.clocks);
  std::vector<ZoneClock> unique;
  for (const ZoneClock& clock : meaning.clocks) add(unique, clock);
  meaning.clocks = std::move(unique);
  join_offsets(numeric);
  explain(meaning.clocks, numeric);
  return meaning;
}

LocalTime from_local(const ZoneMeaning& zone, std::string_view zone_text, Instant local) {
  LocalTime result;
  for (const ZoneClock& clock : zone.clocks) {
    for (const Instant t : on_clock(clock, local)) result.instants.push_back(t);
  }
  std::sort(result.instants.begin(), result.instants.end());
  result.instants.erase(std::unique(result.instants.begin(), result.instants.end()), result.instants.end());
  if (result.instants.size() != 1 && !zone.clocks.empty()) result.why = reason(zone, zone_text, result.instants.size());
  return result;
}

}  // namespace candor::report
