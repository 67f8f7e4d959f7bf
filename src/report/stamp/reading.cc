#include "report/stamp/reading.h"

#include <algorithm>
#include <fmt/format.h>

#include "report/stamp/rewrite.h"
#include "report/stamp/zones.h"

namespace candor::report {

namespace {

using Days = std::chrono::days;

void settle(Timestamp& stamp, std::vector<Instant> instants) {
  std::sort(instants.begin(), instants.end());
  instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
  stamp.utc.reset();
  stamp.readings.clear();
  if (instants.size() == 1) {
    stamp.utc = instants.front();
  } else {
    stamp.readings = std::move(instants);
  }
}

struct ZoneChoice {
  ZoneMeaning meaning;
  std::string text;
  Zone origin = Zone::none;
};

// The zone at the stamp, else the declared one. "local time" at the stamp borrows what the legend says of it.
ZoneChoice choose_zone(const RawStamp& raw, const StampContext& context) {
  ZoneChoice choice;
  choice.text = raw.zone;
  choice.meaning = read_zone(raw.zone);
  if (!raw.zone.empty()) {
    const ZoneForm form = choice.meaning.form;
    choice.origin = form == ZoneForm::utc ? Zone::utc : form == ZoneForm::offset ? Zone::offset : Zone::named;
  }
  if (choice.meaning.clocks.empty() && !context.zone.empty()) {
    const ZoneMeaning declared = read_zone(context.zone);
    if (!declared.clocks.empty()) return {declared, context.zone, Zone::declared};
    if (raw.zone.empty()) choice.text = context.zone;
  }
  return choice;
}

// A half of the year named at the stamp ("CET") under a legend that speaks of both halves stays what was written.
LocalTime to_instants(const ZoneChoice& zone, Instant local) {
  if (zone.meaning.clocks.empty()) return {{local}, ""};
  return from_local(zone.meaning, zone.text, local);
}

std::string no_zone(const ZoneChoice& zone) {
  return zone.text.empty() ? "no time zone" : fmt::format("time zone not known: {}", zone.text);
}

// Every instant the days, times and clocks allow.
std::vector<Instant> combine(const std::vector<Instant>& days, const TimeChoice& times, const ZoneChoice& zone,
                             std::string& why) {
  std::vector<Instant> all;
  for (const Instant day : days) {
    for (const Seconds time : times.times) {
      const LocalTime local = to_instants(zone, day + time);
      if (!local.why.empty() && why.empty()) why = local.why;
      all.insert(all.end(), local.instants.begin(), local.instants.end());
    }
  }
  return all;
}

// "2:00 - 3:30 PM": the first time borrows the half of the day when the range stays in order.
TimeParts lend_meridiem(const TimeParts& from, const TimeParts& until) {
  TimeParts lent = from;
  if (from.meridiem != 0 || until.meridiem == 0 || from.hour > 12 || from.hour == 0) return from;
  lent.meridiem = until.meridiem;
  const TimeChoice first = choose_times(lent);
  const TimeChoice last = choose_times(until);
  if (first.times.empty() || last.times.empty() || first.times.front() <= last.times.front()) return lent;
  lent.meridiem = until.meridiem == 'p' ? 'a' : 'p';
  return lent;
}

void read_end(const RawStamp& raw, const ZoneChoice& zone, Instant day, Seconds from, Timestamp& stamp) {
  const TimeChoice until = choose_times(*raw.until);
  if (until.times.size() != 1) return;
  const Seconds end = until.times.front() < from ? until.times.front() + kDay : until.times.front();
  const LocalTime local = to_instants(zone, day + end);
  if (local.instants.size() == 1) stamp.end_utc = local.instants.front();
}

// "17:30 HKT (09:30 UTC)": both must agree, else both are readings.
void compare_twin(const RawStamp& raw, const std::vector<Instant>& days, bool zone_known,
                  std::vector<Instant>& instants, std::string& why) {
  if (!raw.twin) return;
  const ZoneChoice zone{read_zone(raw.twin_zone), raw.twin_zone, Zone::named};
  const TimeChoice times = choose_times(*raw.twin);
  if (zone.meaning.clocks.empty() || times.times.empty()) return;
  std::vector<Instant> others;
  for (const Instant day : days) {  // the other clock may show the day before or after
    std::string ignored;
    for (const Instant t : combine({day - kDay, day, day + kDay}, times, zone, ignored)) others.push_back(t);
  }
  const auto near = [&](Instant t) {
    return *std::min_element(others.begin(), others.end(),
                             [&](Instant a, Instant b) { return std::chrono::abs(a - t) < std::chrono::abs(b - t); });
  };
  std::vector<Instant> agreed;
  for (const Instant t : instants) {
    if (near(t) == t) agreed.push_back(t);
  }
  if (!agreed.empty()) {
    instants = agreed;
    if (agreed.size() == 1) why.clear();
  } else if (!zone_known && !instants.empty()) {
    instants = {near(instants.front())};
  } else if (!instants.empty()) {
    instants.push_back(near(instants.front()));
    why = "the two times differ";
  }
}

// A stamp long after the report was posted, in a list of what has happened, has one year too many.
void doubt_future(const StampContext& context, std::vector<Instant>& instants, std::string& why) {
  if (!context.posted || instants.size() != 1 || instants.front() <= *context.posted + kDay) return;
  const std::chrono::year_month_day date(std::chrono::floor<Days>(instants.front()));
  const std::chrono::year_month_day earlier(date.year() - std::chrono::years(1), date.month(), date.day());
  if (!earlier.ok()) return;
  const Instant other = std::chrono::sys_days(earlier) + (instants.front() - std::chrono::sys_days(date));
  if (other > *context.posted + kDay) return;
  instants.push_back(other);
  why = "after the report was posted, the year may be wrong";
}

void read_day_only(const RawStamp& raw, const StampContext& context, const DayChoice& days, Timestamp& stamp) {
  stamp.zone = Zone::date_only;
  stamp.precision = Precision::day;
  if (raw.date->month_only) stamp.precision = Precision::month;
  if (raw.date->quarter) stamp.precision = Precision::none;
  stamp.why = days.why;
  std::vector<Instant> instants = days.days;
  doubt_future(context, instants, stamp.why);
  settle(stamp, instants);
  if (stamp.utc && raw.date->last_day != 0) stamp.end_utc = *stamp.utc + Days(raw.date->last_day - raw.date->day);
}

void read_timed(const RawStamp& raw, const StampContext& context, const DayChoice& days, Timestamp& stamp) {
  const ZoneChoice zone = choose_zone(raw, context);
  stamp.zone = zone.origin;
  stamp.zone_text = zone.text;
  stamp.precision = raw.time->precision;
  stamp.why = days.why;
  const TimeParts from = raw.until ? lend_meridiem(*raw.time, *raw.until) : *raw.time;
  const TimeChoice times = choose_times(from);
  if (stamp.why.empty()) stamp.why = times.why;
  if (days.days.empty() || times.times.empty()) return;
  std::vector<Instant> instants = combine(days.days, times, zone, stamp.why);
  const bool known = !zone.meaning.clocks.empty();
  compare_twin(raw, days.days, known, instants, stamp.why);
  doubt_future(context, instants, stamp.why);
  settle(stamp, instants);
  if (!known && !raw.twin) {
    if (stamp.utc) stamp.readings = {*stamp.utc};
    stamp.utc.reset();
    if (stamp.why.empty()) stamp.why = no_zone(zone);
    return;
  }
  if (!stamp.utc) return;
  const Instant local = days.days.front() + times.times.front();
  stamp.offset = local - *stamp.utc;
  if (raw.until) read_end(raw, zone, days.days.front(), times.times.front(), stamp);
}

bool read_special(const RawStamp& raw, Timestamp& stamp) {
  if (raw.placeholder) {
    stamp.placeholder = true;
    stamp.why = "placeholder";
  } else if (!raw.word.empty()) {
    stamp.why = raw.word;
  } else if (raw.epoch) {
    stamp.readings = {*raw.epoch};
    stamp.precision = Precision::second;
    stamp.why = "seconds since 1970, or not a time stamp";
  } else {
    return false;
  }
  return true;
}

}  // namespace

Timestamp read_meaning(const RawStamp& raw, const StampContext& context) {
  Timestamp stamp;
  stamp.approximate = raw.approximate;
  stamp.zone_text = raw.zone;
  stamp.has_date = raw.date.has_value();
  stamp.has_time = raw.time.has_value();
  if (read_special(raw, stamp)) return stamp;
  DayChoice days;
  if (raw.date) {
    days = choose_days(*raw.date, raw.weekday, context);
  } else if (context.date) {
    days.days = {std::chrono::floor<Days>(*context.date)};
  } else {
    days.why = "no date";
  }
  if (raw.time) {
    read_timed(raw, context, days, stamp);
  } else {
    read_day_only(raw, context, days, stamp);
  }
  // The template of 2.0 shows this day in its table of action items.
  stamp.placeholder = stamp.utc == make_instant(2038, 1, 19);
  stamp.unusual_form = raw.date && !raw.date->iso && stamp.utc && !days.by_order;
  stamp.iso = rewrite(raw, stamp, days.by_order);
  return stamp;
}

}  // namespace candor::report
