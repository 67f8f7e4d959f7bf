#include "lifecycle/clocks/clock.h"

#include <algorithm>
#include <fmt/format.h>

#include "guidelines/duration.h"

namespace candor::lifecycle {

// Every clock adds its results to the list.
#define CANDOR_CLOCK(name) void name(const Life& life, std::vector<ClockResult>& out);
#include "lifecycle/clocks/clock_table.inc"
#undef CANDOR_CLOCK

namespace {

constexpr Seconds kMinuteSlack{59};

}  // namespace

std::string_view to_string(State state) {
  switch (state) {
    case State::met:
      return "met";
    case State::missed:
      return "missed";
    case State::running:
      return "running";
    case State::unknown:
      return "unknown";
  }
  return "";
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "info";
  }
  return "";
}

std::optional<ClockResult> start(std::string_view clock, const Event& trigger, std::string_view bound) {
  const guidelines::Version& version = guidelines::in_force_at(trigger.at);
  const auto found = std::ranges::find(version.clocks, clock, &guidelines::Clock::id);
  if (found == version.clocks.end()) return {};
  ClockResult result;
  result.clock = found->id;
  result.title = found->title;
  result.version = &version;
  const bool recommended = !bound.empty() && bound == found->duration_should;
  result.level = recommended ? guidelines::Level::should : found->level;
  result.citation = fmt::format("CCADB Incident Reporting Guidelines {}, {}", version.id, found->position);
  result.trigger = trigger;
  result.bound = bound;
  if (const auto length = guidelines::elapsed_time(bound.empty() ? found->duration : bound))
    result.due = trigger.at + *length;
  return result;
}

void judge(ClockResult& result, Instant as_of) {
  if (result.state == State::unknown) {
    result.late_seconds.reset();
    return;
  }
  const Seconds slack = result.to_the_minute ? kMinuteSlack : Seconds(0);
  result.state = result.satisfied ? State::met : State::running;
  if (result.due) {
    const Instant end = result.satisfied ? result.satisfied->at : as_of;
    if (end > *result.due + (result.satisfied ? slack : Seconds(0))) result.state = State::missed;
    if (result.state == State::missed) result.late_seconds = (end - *result.due).count();
  }
  if (result.state == State::met) result.late_seconds = 0;
}

Event said_in(const Post& post, std::string_view what) {
  if (post.number < 0) return {post.at, std::string(what.empty() ? "posting" : what), "record"};
  return {post.at, fmt::format("{}{}comment {}", what, what.empty() ? "" : ", ", post.number),
          fmt::format("c{}", post.number)};
}

Event told_in(Instant at, int number, std::string what) {
  return {at, std::move(what), fmt::format("text:c{}", number)};
}

Instant updates_since() {
  return Instant(std::chrono::sys_days(std::chrono::year(2023) / 5 / 2));
}

std::vector<ClockResult> run_clocks(const Life& life) {
  std::vector<ClockResult> out;
#define CANDOR_CLOCK(name) name(life, out);
#include "lifecycle/clocks/clock_table.inc"
#undef CANDOR_CLOCK
  return out;
}

}  // namespace candor::lifecycle
