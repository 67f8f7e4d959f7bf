#include "rules/support/moments.h"

#include <chrono>

namespace candor::rules {

namespace {

using report::Precision;

}  // namespace

std::optional<Moment> moment_at(const report::Timestamp& stamp, Span span, Plain plain) {
  if (stamp.placeholder || stamp.precision == Precision::month || stamp.precision == Precision::none) return {};
  if (!stamp.utc && stamp.readings.empty()) return {};
  const Instant instant = stamp.utc ? *stamp.utc : stamp.readings.back();
  const bool whole_day = stamp.precision == Precision::day;
  return Moment{whole_day ? instant + kDay - Seconds(1) : instant, whole_day, stamp.utc ? plain : Plain::implied, span};
}

bool looks_ahead(const Input& in, const report::Timestamp& stamp) {
  if (!in.context.as_of || !stamp.utc) return true;
  const bool whole_day = stamp.precision == Precision::day || stamp.precision == Precision::month;
  return *stamp.utc + (whole_day ? kDay : Seconds(0)) > *in.context.as_of;
}

std::string show(const Moment& moment) {
  return moment.whole_day ? format_date(moment.instant) : format_minute(moment.instant);
}

}  // namespace candor::rules
