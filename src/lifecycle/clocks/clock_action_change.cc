// update-action-change-3d (3.1+) and update-action-change-unlimited (before): a completed or slipped Action Item is
// told.
#include <fmt/format.h>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

constexpr size_t kShown = 50;

std::string shortened(std::string_view item) {
  return std::string(item.size() > kShown ? std::string(item.substr(0, kShown)) + "..." : item);
}

Event trigger_of(const ActionEvent& event) {
  if (event.what == ActionEvent::What::slipped) {
    return {event.at, fmt::format("due date of '{}' passed", shortened(event.item)), "due date"};
  }
  if (!event.told_in || *event.told_in < 0)
    return {event.at, fmt::format("'{}' completed", shortened(event.item)), "record"};
  return told_in(event.at, *event.told_in, fmt::format("'{}' completed", shortened(event.item)));
}

}  // namespace

void clock_action_change(const Life& life, std::vector<ClockResult>& out) {
  for (const ActionEvent& event : life.actions) {
    if (!event.stated || event.at > life.as_of) continue;
    const Event trigger = trigger_of(event);
    auto result = start("update-action-change-3d", trigger);
    const bool limited = result.has_value();
    if (!limited) result = start("update-action-change-unlimited", trigger);
    if (!result) continue;
    if (event.told_at)
      result->satisfied =
          Event{*event.told_at, fmt::format("comment {}", *event.told_in), fmt::format("c{}", *event.told_in)};
    if (!limited) {
      result->due.reset();
      result->severity = Severity::info;
    }
    const bool ended = !event.told_at && result->due &&
                       (life.closed_at(*result->due) || life.closure_standing_at(*result->due) != nullptr);
    if (ended) continue;
    result->to_the_minute = event.what == ActionEvent::What::completed && event.at.time_since_epoch().count() % 60 == 0;
    judge(*result, life.as_of);
    out.push_back(std::move(*result));
  }
}

}  // namespace candor::lifecycle
