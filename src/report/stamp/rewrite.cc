#include "report/stamp/rewrite.h"

#include <fmt/format.h>

namespace candor::report {

namespace {

// hh:mm, or hh:mm:ss where seconds were written.
std::string clock(Instant instant, Precision precision) {
  return format_instant(instant).substr(11, precision == Precision::second ? 8 : 5);
}

}  // namespace

std::string rewrite(const RawStamp& raw, const Timestamp& stamp, bool by_order) {
  if (!stamp.utc || by_order || (raw.date && raw.date->year == 0)) return "";
  if (!raw.time) {
    if (stamp.precision != Precision::day) return "";
    const std::string day = format_date(*stamp.utc);
    return stamp.end_utc ? fmt::format("{} - {}", day, format_date(*stamp.end_utc)) : day;
  }
  if (stamp.zone == Zone::none) return "";
  if (raw.until && !stamp.end_utc) return "";
  const std::string_view about = raw.approximate ? "~" : "";
  std::string text = fmt::format("{} {}{}", format_date(*stamp.utc), about, clock(*stamp.utc, stamp.precision));
  if (stamp.end_utc) {
    const bool same_day = format_date(*stamp.utc) == format_date(*stamp.end_utc);
    const bool next_day = *stamp.end_utc - *stamp.utc < std::chrono::days(1);
    if (!same_day && !next_day) return "";
    text += " - " + clock(*stamp.end_utc, stamp.precision);
  }
  return text + " UTC";
}

}  // namespace candor::report
