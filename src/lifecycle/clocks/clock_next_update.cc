// update-next-update: an update by the date that the whiteboard records. A date that was replaced before it passed and
// that nobody answered was withdrawn; one with several readings is only judged where they agree.
#include <algorithm>
#include <fmt/format.h>

#include "lifecycle/clocks/clock.h"
#include "lifecycle/next_update_spell.h"

namespace candor::lifecycle {

namespace {

// Closing the bug, or a Closure Report that nothing followed (3.1+), ends the duty.
std::optional<Event> ended_before(const Life& life, const NextUpdateSpell& spell) {
  for (const Closed& span : life.closed) {
    if (span.from >= spell.set && span.from <= spell.last_reading()) return Event{span.from, "bug closed", "history"};
  }
  const Post* closure = life.closure_standing_at(spell.set);
  if (closure != nullptr) return said_in(*closure, "Closure Report");
  return {};
}

void judge_readings(ClockResult& result, const NextUpdateSpell& spell, Instant as_of) {
  if (spell.readings.size() == 1) {
    result.due = spell.readings.front();
    judge(result, as_of);
    return;
  }
  result.note = fmt::format("'{}' has several readings", spell.written);
  const Instant end = result.satisfied ? result.satisfied->at : as_of;
  if (result.satisfied && end <= spell.readings.front()) {
    judge(result, as_of);
    return;
  }
  result.state = State::unknown;
}

// What the whiteboard says now is known, but not since when.
void without_history(const Life& life, std::vector<ClockResult>& out) {
  const auto noted = tracker::read_whiteboard(life.whiteboard_now).next_update;
  if (!noted || !life.opened || noted->due.value_or(life.as_of) < *life.opened) return;
  auto result = start("update-next-update", {noted->due.value_or(life.as_of), "", ""});
  if (!result) return;
  result->trigger.reset();
  result->due = noted->due;
  result->state = State::unknown;
  result->note = fmt::format("the whiteboard says '{}', but without the bug's history not since when", noted->text);
  out.push_back(std::move(*result));
}

}  // namespace

void clock_next_update(const Life& life, std::vector<ClockResult>& out) {
  if (!life.history_known) return without_history(life, out);
  for (const NextUpdateSpell& spell : next_update_spells(life)) {
    const Post* update = life.next_of_ca(spell.set);
    const bool passed = !spell.until || *spell.until > spell.readings.front();
    if (!passed && (update == nullptr || update->at > *spell.until)) continue;
    auto result =
        start("update-next-update", {spell.set, fmt::format("Next update '{}' set", spell.written), "history"});
    if (!result) continue;
    if (update != nullptr) result->satisfied = said_in(*update);
    const auto ended = ended_before(life, spell);
    if (ended && (update == nullptr || update->at > spell.last_reading())) {
      result->satisfied = ended;
      result->stopped = true;
      result->due = spell.last_reading();
      result->state = State::met;
      result->late_seconds = 0;
      out.push_back(std::move(*result));
      continue;
    }
    judge_readings(*result, spell, life.as_of);
    out.push_back(std::move(*result));
  }
}

}  // namespace candor::lifecycle
