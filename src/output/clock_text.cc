#include "output/clock_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "base/utf8.h"

namespace candor::output {

namespace {

using lifecycle::ClockResult;
using lifecycle::State;

std::string met_words(const ClockResult& clock) {
  if (!clock.satisfied) return "met";
  const std::string by =
      fmt::format("met by {}, {}", printable(clock.satisfied->what), format_minute(clock.satisfied->at));
  if (!clock.due || clock.satisfied->at > *clock.due) return by;
  return fmt::format("{}, {} before the end", by, format_duration(*clock.due - clock.satisfied->at));
}

int rank(const ClockResult& clock) {
  constexpr State kOrder[] = {State::missed, State::running, State::unknown, State::met};
  return static_cast<int>(std::ranges::find(kOrder, clock.state) - std::begin(kOrder));
}

}  // namespace

std::string_view clock_bound(const ClockResult& clock) {
  if (clock.bound == "P3D") return "(every 3 days)";
  return clock.bound == "P7D" ? "(at least every 7 days)" : "";
}

std::string clock_verdict(const ClockResult& clock, Instant as_of) {
  switch (clock.state) {
    case State::missed:
      return fmt::format("{} late{}", format_duration(Seconds(clock.late_seconds.value_or(0))),
                         clock.satisfied ? ", until " + printable(clock.satisfied->what) : ", nothing has come");
    case State::running:
      return clock.due ? format_duration(*clock.due - as_of) + " left" : "no time limit";
    case State::unknown:
      return "cannot be known from these data";
    case State::met:
      return met_words(clock);
  }
  return "";
}

std::string clock_details(const ClockResult& clock) {
  std::string lines;
  if (clock.trigger) {
    lines += fmt::format("         from {} ({}){}\n", format_minute(clock.trigger->at), printable(clock.trigger->what),
                         clock.due ? ", due " + format_minute(*clock.due) : "");
  }
  if (!clock.note.empty()) lines += fmt::format("         {}\n", printable(clock.note));
  return lines + fmt::format("         {}\n", clock.citation);
}

std::string clock_list(std::span<const ClockResult> clocks, Instant as_of) {
  std::vector<const ClockResult*> shown;
  for (const ClockResult& clock : clocks) {
    if (clock.severity != lifecycle::Severity::info) shown.push_back(&clock);
  }
  std::ranges::stable_sort(shown, [](const ClockResult* a, const ClockResult* b) {
    return std::pair(rank(*a), a->due.value_or(Instant::max())) < std::pair(rank(*b), b->due.value_or(Instant::max()));
  });
  std::string text;
  for (const ClockResult* clock : shown) {
    text +=
        fmt::format("  {:<6} {}{}{}: {}\n{}", to_string(clock->level), clock->title, clock->bound.empty() ? "" : " ",
                    clock_bound(*clock), clock_verdict(*clock, as_of), clock_details(*clock));
  }
  return text;
}

}  // namespace candor::output
