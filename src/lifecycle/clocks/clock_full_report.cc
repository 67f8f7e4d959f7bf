// full-report-14d, full-report-2w-2.0 and full-report-2w-1.0: from the first posting (lenient) or from awareness,
// in 1.0 from the problem report (strict), to the full report. Late by the strict reading only is a warning (ambiguity
// 1).
#include <algorithm>
#include <array>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

std::optional<ClockResult> start_full(const Event& trigger) {
  for (const std::string_view id : {"full-report-14d", "full-report-2w-2.0", "full-report-2w-1.0"}) {
    if (auto result = start(id, trigger)) return result;
  }
  return {};
}

std::optional<Strict> strict_reading(const Life& life, const ClockResult& lenient) {
  const bool first_version = lenient.clock == "full-report-2w-1.0";
  const auto& from = first_version && life.problem_report ? life.problem_report : life.awareness;
  if (!from || !lenient.due || !lenient.trigger) return {};
  ClockResult reading;
  reading.due = from->at + (*lenient.due - lenient.trigger->at);
  reading.satisfied = lenient.satisfied;
  reading.to_the_minute = from->to_the_minute;
  judge(reading, life.as_of);
  return Strict{from->at, *reading.due, reading.state, reading.late_seconds};
}

}  // namespace

void clock_full_report(const Life& life, std::vector<ClockResult>& out) {
  const Post* first = life.first_of_ca();
  if (first == nullptr) return;
  auto result = start_full(said_in(*first, "first posting of the CA Owner"));
  if (!result) return;
  const auto full = std::ranges::find_if(life.posts, &Post::full);
  if (full != life.posts.end()) result->satisfied = said_in(*full, "full report");
  judge(*result, life.as_of);
  result->strict = strict_reading(life, *result);
  if (result->state != State::missed && result->strict && result->strict->state == State::missed) {
    result->note = "late when counted from awareness, in time when counted from the first posting";
  }
  out.push_back(std::move(*result));
}

}  // namespace candor::lifecycle
