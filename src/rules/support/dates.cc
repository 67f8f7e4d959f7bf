#include "rules/support/dates.h"

#include <algorithm>
#include <chrono>

#include "rules/support/fields.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

Instant day_of(Instant instant) {
  return std::chrono::floor<std::chrono::days>(instant);
}

}  // namespace

SummaryDate read_summary_date(const Input& in, std::string_view label) {
  static const Patterns kOpen(
      "expected; planned; estimated; ongoing; scheduled; anticipated; not ~ yet; still; tbd; open; "
      "goes on; pending; continu*; to be");
  SummaryDate found;
  found.field = find_field(in.report.fields, label);
  if (found.field == nullptr || found.field->value.empty()) return found;
  const report::Text& value = found.field->value;
  found.not_applicable = report::says_not_applicable(value.text);
  if (!found.not_applicable) found.stamp = in.report.stamp_in(value.span);
  if (found.stamp != nullptr && !found.stamp->has_date) found.stamp = nullptr;
  found.expected = kOpen.in(value.text);
  return found;
}

std::optional<Instant> utc_day(const report::Timestamp& stamp) {
  if (!stamp.utc) return std::nullopt;
  return day_of(*stamp.utc);
}

std::optional<Instant> local_day(const report::Timestamp& stamp) {
  if (!stamp.utc) return std::nullopt;
  // A bare date is midnight of the stated day already.
  if (stamp.precision <= report::Precision::day) return day_of(*stamp.utc);
  return day_of(*stamp.utc + stamp.offset.value_or(Seconds(0)));
}

bool same_day(const report::Timestamp& a, const report::Timestamp& b) {
  if (!a.utc || !b.utc) return false;
  const bool coarse = a.precision == report::Precision::month || b.precision == report::Precision::month;
  if (coarse) return std::chrono::abs(*utc_day(a) - *utc_day(b)) <= std::chrono::days(31);
  const Instant of_a[] = {*utc_day(a), *local_day(a)};
  const Instant of_b[] = {*utc_day(b), *local_day(b)};
  const bool equal =
      std::find_first_of(std::begin(of_a), std::end(of_a), std::begin(of_b), std::end(of_b)) != std::end(of_a);
  return equal;
}

Events::Found contradicting_entry(const Events& events, const SummaryDate& date, Mark (*tells)(const Words&)) {
  if (!date.at() || date.expected) return {};
  Events::Found other;
  bool hinted = false;  // an entry of the very day could mean the event
  for (const Events::Event& event : events.all()) {
    const Mark mark = events.mark(event, tells);
    if (mark == Mark::none || event.stamp == nullptr || !event.stamp->utc) continue;
    if (same_day(*event.stamp, *date.stamp)) {
      if (mark >= Mark::likely) return {};
      hinted = true;
    } else if (mark >= Mark::likely && mark > other.mark) {
      other = {&event, mark};
    }
  }
  if (!hinted) return other;
  return other.mark == Mark::plain ? Events::Found{other.event, Mark::likely} : Events::Found{};
}

bool lacks_day(const Input& in, const Events& events, const report::Timestamp& day) {
  constexpr size_t kEnough = 4;  // entries
  size_t dated = 0;
  for (const Events::Event& event : events.all()) {
    if (!event.at()) continue;
    ++dated;
    if (same_day(*event.stamp, day)) return false;
  }
  if (dated < kEnough) return false;
  const Span list{events.all().front().place().begin, events.all().back().place().end};
  return std::none_of(in.report.stamps.begin(), in.report.stamps.end(), [&](const report::Timestamp& stamp) {
    return stamp.utc && list.contains(stamp.span.begin) && same_day(stamp, day);
  });
}

bool starts_after(const SummaryDate& a, const SummaryDate& b) {
  if (!a.at() || !b.at()) return false;
  const bool by_day = a.stamp->precision <= report::Precision::day || b.stamp->precision <= report::Precision::day;
  if (!by_day) return *a.at() > *b.at();
  return *local_day(*a.stamp) > *local_day(*b.stamp) && *utc_day(*a.stamp) > *utc_day(*b.stamp);
}

std::string show_day(const report::Timestamp& stamp) {
  const auto day = local_day(stamp);
  return day ? format_date(*day) : stamp.text;
}

}  // namespace candor::rules
