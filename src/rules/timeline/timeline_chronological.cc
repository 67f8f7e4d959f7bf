// timeline-chronological: instants do not decrease from entry to entry, after zones are taken into account.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "rules/rule.h"
#include "rules/support/events.h"

namespace candor::rules::timeline_chronological {

using report::Precision;
using report::Timestamp;

constexpr size_t kMost = 5;

bool readable(const Timestamp& stamp) {
  return !stamp.placeholder && (stamp.utc || !stamp.readings.empty());
}

Instant earliest(const Timestamp& stamp) {
  return stamp.utc ? *stamp.utc : stamp.readings.front();
}

Instant latest(const Timestamp& stamp) {
  return stamp.utc ? *stamp.utc : stamp.readings.back();
}

// Two times of one zone whose offset is in doubt: whichever it is, it is the same for both.
bool same_doubt(const Timestamp& a, const Timestamp& b) {
  const auto zone_only = [](const Timestamp& stamp) {
    return !stamp.utc && stamp.readings.size() == 2 &&
           stamp.readings.back() - stamp.readings.front() < std::chrono::days(1);
  };
  return zone_only(a) && zone_only(b) && a.zone_text == b.zone_text;
}

// b is certainly earlier than a: by day when one of them has no time, with a margin when one is approximate.
bool earlier(const Timestamp& b, const Timestamp& a) {
  const Instant first = earliest(a);
  const Instant second = same_doubt(a, b) ? earliest(b) : latest(b);
  if (a.precision < Precision::day || b.precision < Precision::day) return second < first - std::chrono::days(31);
  const bool by_day = a.precision == Precision::day || b.precision == Precision::day;
  if (by_day) {
    // A bare date may be one of any zone: beside a time only a whole day's distance is certain.
    const std::chrono::days margin(a.has_time != b.has_time ? 1 : 0);
    return std::chrono::floor<std::chrono::days>(second) + margin < std::chrono::floor<std::chrono::days>(first);
  }
  const bool unsure =
      a.approximate || b.approximate || a.precision == Precision::hour || b.precision == Precision::hour;
  return second < first - (unsure ? Seconds(3600) : Seconds(0));
}

std::string show(const Timestamp& stamp) {
  return stamp.utc ? format_minute(*stamp.utc) : "\"" + stamp.text + "\"";
}

// Entries older than the one before them.
std::vector<std::pair<const Events::Event*, const Events::Event*>> inversions(const Events& events) {
  std::vector<std::pair<const Events::Event*, const Events::Event*>> found;
  const Events::Event* previous = nullptr;
  for (const Events::Event& event : events.all()) {
    if (event.stamp == nullptr || !readable(*event.stamp)) continue;
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
    out.add(event->stamp->span,
            fmt::format("entry of {} comes after the one of {}", show(*event->stamp), show(*before->stamp)))
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
