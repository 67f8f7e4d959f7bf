#include "lifecycle/next_update_spell.h"

#include <algorithm>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

std::vector<Instant> readings_of(const tracker::Whiteboard& board) {
  if (!board.next_update) return {};
  if (board.next_update->due) return {*board.next_update->due};
  std::vector<Instant> readings = board.next_update->readings;
  std::ranges::sort(readings);
  return readings;
}

}  // namespace

bool NextUpdateSpell::in_force_at(Instant instant) const {
  return set <= instant && instant <= last_reading() && (!until || instant <= *until);
}

std::vector<NextUpdateSpell> next_update_spells(const Life& life) {
  std::vector<NextUpdateSpell> spells;
  std::vector<Instant> before;
  for (const Whiteboard& board : life.whiteboards) {
    std::vector<Instant> readings = readings_of(board.read);
    if (readings == before) continue;
    if (!before.empty() && !spells.empty() && !spells.back().until) spells.back().until = board.from;
    if (!readings.empty() && board.from >= updates_since()) {
      spells.push_back({board.from, readings, {}, board.read.next_update->text});
    }
    before = std::move(readings);
  }
  return spells;
}

}  // namespace candor::lifecycle
