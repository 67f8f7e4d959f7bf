// When summer time begins and ends.
#include "report/stamp/zones.h"

namespace candor::report {

namespace {

namespace chrono = std::chrono;
using std::chrono::hours;
using std::chrono::minutes;

Instant nth_sunday(chrono::year year, unsigned month, unsigned nth) {
  return chrono::sys_days(year / chrono::month(month) / chrono::Sunday[nth]);
}

Instant last_sunday(chrono::year year, unsigned month) {
  return chrono::sys_days(year / chrono::month(month) / chrono::Sunday[chrono::last]);
}

// Directive 2000/84/EC: all zones at the same moment, 01:00 UTC.
bool eu_summer(chrono::year year, Instant t) {
  return t >= last_sunday(year, 3) + hours(1) && t < last_sunday(year, 10) + hours(1);
}

// 15 U.S.C. 260a: at 2 o'clock of the clock on the wall.
bool us_summer(chrono::year year, int standard, Instant t) {
  const auto begin = nth_sunday(year, 3, 2) + hours(2) - minutes(standard);
  const auto end = nth_sunday(year, 11, 1) + hours(1) - minutes(standard);
  return t >= begin && t < end;
}

// South of the equator the year begins and ends in summer.
bool australian_summer(chrono::year year, int standard, Instant t) {
  const auto end = nth_sunday(year, 4, 1) + hours(2) - minutes(standard);
  const auto begin = nth_sunday(year, 10, 1) + hours(2) - minutes(standard);
  return t < end || t >= begin;
}

bool new_zealand_summer(chrono::year year, int standard, Instant t) {
  const auto end = nth_sunday(year, 4, 1) + hours(2) - minutes(standard);
  const auto begin = last_sunday(year, 9) + hours(2) - minutes(standard);
  return t < end || t >= begin;
}

}  // namespace

int offset_at(DstRule rule, int standard, Instant instant) {
  const auto local = instant + minutes(standard);
  const chrono::year year = chrono::year_month_day(chrono::floor<chrono::days>(local)).year();
  bool summer = false;
  if (rule == DstRule::eu) summer = eu_summer(year, instant);
  if (rule == DstRule::us) summer = us_summer(year, standard, instant);
  if (rule == DstRule::australia) summer = australian_summer(year, standard, instant);
  if (rule == DstRule::new_zealand) summer = new_zealand_summer(year, standard, instant);
  return summer ? standard + 60 : standard;
}

}  // namespace candor::report
