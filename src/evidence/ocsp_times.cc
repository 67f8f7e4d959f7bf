#include "evidence/ocsp_times.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::evidence {

namespace {

constexpr Seconds kHour(3600);
constexpr Seconds kShortest = 8 * kHour;
constexpr Seconds kLongest = 10 * kDay;
constexpr Seconds kShortInterval = 16 * kHour;
constexpr Seconds kLatestUpdate = 4 * kDay;

std::string span_text(const OcspTimes& times) {
  return fmt::format("{} to {}", format_instant(times.this_update), format_instant(*times.next_update));
}

}  // namespace

Instant plus_year(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  std::chrono::year_month_day date(day);
  date += std::chrono::years(1);
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return Instant(std::chrono::sys_days(date)) + (instant - day);
}

std::vector<StatusFinding> judge_interval(const OcspTimes& times, bool of_ca_certificate) {
  std::vector<StatusFinding> out;
  if (!times.next_update) {
    out.push_back({StatusProblem::ocsp_no_next_update, "",
                   fmt::format("thisUpdate {}, no nextUpdate", format_instant(times.this_update))});
    return out;
  }
  // "The difference in time between the thisUpdate and nextUpdate field, inclusive."
  const Seconds interval = *times.next_update - times.this_update + Seconds(1);
  if (of_ca_certificate) {
    if (*times.next_update > plus_year(times.this_update)) {
      out.push_back(
          {StatusProblem::ocsp_too_long, "", fmt::format("{}: more than 12 months for a CA", span_text(times))});
    }
    return out;
  }
  if (interval < kShortest) {
    out.push_back({StatusProblem::ocsp_too_short, "",
                   fmt::format("{}: {} s with both ends, 8 h ({} s) at least", span_text(times), interval.count(),
                               kShortest.count())});
  }
  if (interval > kLongest) {
    out.push_back({StatusProblem::ocsp_too_long, "",
                   fmt::format("{}: {} s with both ends, 10 d ({} s) at most", span_text(times), interval.count(),
                               kLongest.count())});
  }
  return out;
}

Instant refresh_due(const OcspTimes& times, bool of_ca_certificate) {
  if (of_ca_certificate) return plus_year(times.this_update);
  if (!times.next_update) return times.this_update + kLatestUpdate;
  const Seconds interval = *times.next_update - times.this_update + Seconds(1);
  if (interval < kShortInterval) return times.this_update + interval / 2;
  return std::min(*times.next_update - 8 * kHour, times.this_update + kLatestUpdate);
}

std::vector<StatusFinding> judge_freshness(const OcspTimes& times, bool of_ca_certificate, Instant as_of) {
  std::vector<StatusFinding> out;
  if (times.this_update > as_of) {
    out.push_back(
        {StatusProblem::ocsp_not_yet_valid, "", fmt::format("thisUpdate {}", format_instant(times.this_update))});
    return out;
  }
  if (times.next_update && *times.next_update < as_of) {
    out.push_back({StatusProblem::ocsp_stale, "",
                   fmt::format("nextUpdate was {}, {} before", format_instant(*times.next_update),
                               format_duration(as_of - *times.next_update))});
    return out;
  }
  const Instant due = refresh_due(times, of_ca_certificate);
  if (due < as_of) {
    out.push_back({StatusProblem::ocsp_not_refreshed, "",
                   fmt::format("thisUpdate {}; a newer response was due {}", format_instant(times.this_update),
                               format_instant(due))});
  }
  return out;
}

}  // namespace candor::evidence
