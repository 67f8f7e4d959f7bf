// timeline-minute-granularity: each entry of the response has hours and minutes. Older events are left alone, for their
// time may be unknowable, unless the report knows the minutes of events that are older still.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <optional>

#include "rules/rule.h"
#include "rules/support/events.h"

namespace candor::rules::timeline_minute_granularity {

using report::Precision;

// Entries of the response: from the discovery on. Of older events the exact time is often not known any more, so they
// are left alone; lacking a discovery, the last two months before the report count.
std::optional<Instant> response_start(const Input& in, const Events& events) {
  const auto aware = events.find(tells_awareness);
  if (aware.mark == Mark::plain && aware.event->at()) return std::chrono::floor<std::chrono::days>(*aware.event->at());
  if (in.context.as_of) return *in.context.as_of - std::chrono::days(60);
  return std::nullopt;
}

// Of the weeks before the discovery the minutes should be known, if those of older events are.
constexpr Seconds kRecent = std::chrono::days(60);

bool coarse(const Events::Event& event) {
  return event.stamp != nullptr && !event.stamp->placeholder && event.stamp->utc &&
         event.stamp->precision < Precision::minute;
}

// The oldest entry whose minute is known.
std::optional<Instant> first_precise(const Events& events) {
  std::optional<Instant> first;
  for (const Events::Event& event : events.all()) {
    if (event.at() && !coarse(event) && (!first || *event.at() < *first)) first = event.at();
  }
  return first;
}

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  auto start = response_start(in, events);
  if (const auto precise = first_precise(events); start && precise) {
    start = std::min(*start, std::max(*precise, *start - kRecent));
  }
  const Events::Event* first = nullptr;
  size_t found = 0;
  for (const Events::Event& event : events.all()) {
    if (event.stamp == nullptr) continue;
    if (!coarse(event) || (start && *event.at() < *start)) continue;
    // A plan for the future has no minute yet.
    if (in.context.as_of && *event.at() > *in.context.as_of) continue;
    ++found;
    if (first == nullptr) first = &event;
  }
  if (first == nullptr) return;
  out.add(first->stamp->span, fmt::format("{} without a time of day, here \"{}\"",
                                          found == 1 ? "one timeline entry" : fmt::format("{} timeline entries", found),
                                          first->stamp->text))
      .help("Add hours and minutes.")
      .requirement("timeline-minute-granularity")
      .requirement("timeline-precise-timestamps");
}

}  // namespace candor::rules::timeline_minute_granularity

namespace candor::rules {

extern const Rule kTimelineMinuteGranularity{
    .id = "timeline-minute-granularity",
    .title = "Times are given to the minute",
    .requirements = {"timeline-minute-granularity", "timeline-precise-timestamps"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Deadlines of 24 and 72 hours cannot be checked against bare dates.",
    .check = timeline_minute_granularity::check};

}  // namespace candor::rules
