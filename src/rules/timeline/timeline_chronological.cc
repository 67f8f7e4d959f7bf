// timeline-chronological: instants do not decrease from entry to entry, after zones are taken into account.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <utility>
#include <vector>

#include "rules/rule.h"
#include "rules/support/events.h"

namespace candor::rules::timeline_chronological {

using report::Precision;
using report::Timestamp;

constexpr size_t kMost = 5;

// b is certainly earlier than a: by day when one of them has no time, with a margin when one is approximate.
bool earlier(const Timestamp& b, const Timestamp& a) {
  if (!a.utc || !b.utc) return false;
  if (a.precision < Precision::day || b.precision < Precision::day) return *b.utc < *a.utc - std::chrono::days(31);
  const bool by_day = a.precision == Precision::day || b.precision == Precision::day;
  if (by_day) {
    // A bare date may be one of any zone: only a whole day's distance is certain.
    return std::chrono::floor<std::chrono::days>(*b.utc) +
               std::chrono::days(by_day && a.has_time != b.has_time ? 1 : 0) <
           std::chrono::floor<std::chrono::days>(*a.utc);
  }
  const bool unsure =
      a.approximate || b.approximate || a.precision == Precision::hour || b.precision == Precision::hour;
  return *b.utc < *a.utc - (unsure ? Seconds(3600) : Seconds(0));
}

// Entries older than the one before them.
std::vector<std::pair<const Events::Event*, const Events::Event*>> inversions(const Events& events) {
  std::vector<std::pair<const Events::Event*, const Events::Event*>> found;
  const Events::Event* previous = nullptr;
  for (const Events::Event& event : events.all()) {
    if (event.stamp == nullptr || !event.stamp->utc || event.stamp->placeholder) continue;
    if (previous != nullptr && earlier(*event.stamp, *previous->stamp)) found.emplace_back(previous, &event);
    previous = &event;
  }
  return found;
}

void check(const Input& in, Sink& out) {
  const Events& events = in.shared<Events>();
  const auto found = inversions(events);
  if (found.size() >= 3 && found.size() * 3 >= events.all().size() * 2) {
    out.add(found.front().second->place(), "the timeline runs from the newest entry to the oldest")
        .help("Put the oldest entry first.")
        .requirement("timeline-chronological");
    return;
  }
  for (size_t i = 0; i < std::min(found.size(), kMost); ++i) {
    const auto& [before, event] = found[i];
    out.add(event->stamp->span, fmt::format("entry of {} comes after the one of {}", format_minute(*event->stamp->utc),
                                            format_minute(*before->stamp->utc)))
        .help("Put the entries in the order of time, or correct the stamp.")
        .requirement("timeline-chronological");
  }
}

}  // namespace candor::rules::timeline_chronological

namespace candor::rules {

extern const Rule kTimelineChronological{.id = "timeline-chronological",
                                         .title = "Timeline entries are in chronological order",
                                         .requirements = {"timeline-chronological"},
                                         .kinds = kFull,
                                         .decided = Decided::mechanical,
                                         .since = "0.1",
                                         .why = "An entry out of order is often a wrong date.",
                                         .check = timeline_chronological::check};

}  // namespace candor::rules
