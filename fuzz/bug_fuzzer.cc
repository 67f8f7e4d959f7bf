// Any bytes as a bug: the reader ends, and what it reads can be judged. No clock contradicts itself: lateness belongs
// to what was missed, and nothing lies after the instant that the life was looked at.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lifecycle/audit.h"
#include "tracker/read_bug.h"

namespace {

using candor::lifecycle::ClockResult;
using candor::lifecycle::State;

bool contradicts_itself(const ClockResult& clock, candor::Instant as_of) {
  if (clock.version == nullptr || clock.title.empty()) return true;
  if (clock.satisfied && clock.satisfied->at > as_of) return true;
  switch (clock.state) {
    case State::met:
      return !clock.satisfied || clock.late_seconds != 0;
    case State::missed:
      return !clock.due || !clock.late_seconds || *clock.late_seconds <= 0;
    case State::running:
      return clock.satisfied || clock.late_seconds || (clock.due && *clock.due < as_of);
    case State::unknown:
      return clock.late_seconds.has_value();
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto bugs = candor::tracker::read_bugs("bug.json", bytes);
  if (!bugs.ok()) {
    if (bugs.error().message.empty()) std::abort();
    return 0;
  }
  const candor::Instant as_of = candor::Instant(std::chrono::sys_days(std::chrono::year(2026) / 9 / 1));
  for (const auto& bug : *bugs) {
    const auto audit = candor::lifecycle::audit(bug.record, {as_of, {}});
    for (const ClockResult& clock : audit.clocks) {
      if (contradicts_itself(clock, as_of)) std::abort();
    }
    for (const auto& finding : audit.findings) {
      if (audit.life.post(finding.comment) == nullptr) std::abort();
    }
  }
  return 0;
}
