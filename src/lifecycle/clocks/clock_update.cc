// update-7d: from one comment of the CA Owner to the next while the bug is open, no Next update date holds, and (3.1+)
// no Closure Report stands. Starts with the first report; in a bug that somebody else opened, with the first comment.
#include <algorithm>
#include <fmt/format.h>

#include "lifecycle/clocks/clock.h"
#include "lifecycle/next_update_spell.h"

namespace candor::lifecycle {

namespace {

struct Gap {
  const Post* from;
  const Post* to;  // null: none yet
};

std::vector<Gap> gaps_of(const Life& life) {
  std::vector<Gap> gaps;
  for (const Post& post : life.posts) {
    if (!post.from_ca()) continue;
    if (!gaps.empty() && gaps.back().to == nullptr) gaps.back().to = &post;
    if (post.role != Role::notice) gaps.push_back({&post, nullptr});
  }
  return gaps;
}

// 1.0: ends when the CA Owner confirms that the steps are complete, or somebody announced that closing is considered
// and nothing followed.
bool ended_in_first_version(const Life& life, const Gap& gap, Instant due) {
  if (guidelines::in_force_at(gap.from->at).at_least("2.0")) return false;
  const bool confirmed = std::ranges::any_of(
      life.posts, [&](const Post& post) { return post.says_steps_complete && post.at <= gap.from->at; });
  return confirmed || std::ranges::any_of(life.posts, [&](const Post& post) {
           return !post.from_ca() && post.considers_closing && post.at > gap.from->at && post.at < due;
         });
}

// What kept the weekly clock from running at an instant, and when that ended; no end: it holds still, or ended with the
// bug closed or a Next update missed, which is the clock that counts then.
struct Pause {
  std::optional<Event> end;
};

std::optional<Pause> pause_at(const Life& life, Instant at, const std::vector<NextUpdateSpell>& spells) {
  for (const Closed& span : life.closed) {
    if (span.from > at || (span.until && *span.until <= at)) continue;
    return Pause{span.until ? std::optional(Event{*span.until, "reopened", "history"}) : std::nullopt};
  }
  for (const NextUpdateSpell& spell : spells) {
    if (!spell.in_force_at(at)) continue;
    const bool taken_back = spell.until && *spell.until < spell.readings.front();
    return Pause{taken_back ? std::optional(Event{*spell.until, "Next update taken back", "history"}) : std::nullopt};
  }
  return {};
}

// The clock of a gap that was paused when it would have ended: anew, from where the pause ended.
std::optional<ClockResult> after_pause(const Life& life, const Gap& gap, ClockResult result,
                                       const std::vector<NextUpdateSpell>& spells) {
  const Instant next = gap.to != nullptr ? gap.to->at : life.as_of;
  std::optional<Pause> pause = pause_at(life, gap.from->at, spells);
  const bool closed = pause && life.closed_at(gap.from->at);
  if (!closed) pause = pause_at(life, *result.due, spells);
  while (pause) {
    if (!pause->end || pause->end->at >= next) return {};
    auto anew = start("update-7d", *pause->end);
    if (!anew || !anew->due) return {};
    anew->satisfied = result.satisfied;
    result = std::move(*anew);
    pause = pause_at(life, *result.due, spells);
  }
  judge(result, life.as_of);
  result.restarted = true;
  if (result.state != State::missed) return result;
  // The text does not say from when it counts then; nobody is blamed for one reading of it.
  result.note = "the guidelines do not say from when weekly updates count again; by this reading it is late";
  result.state = State::unknown;
  result.late_seconds.reset();
  return result;
}

// A Next update date that was set in the gap and passed in it unmet is the clock that counts for it.
bool covered_by_next_update(const Gap& gap, Instant end, const std::vector<NextUpdateSpell>& spells) {
  return std::ranges::any_of(spells, [&](const NextUpdateSpell& spell) {
    const bool replaced = spell.until && *spell.until <= spell.last_reading();
    return gap.from->at <= spell.set && spell.last_reading() < end && !replaced;
  });
}

}  // namespace

void clock_update(const Life& life, std::vector<ClockResult>& out) {
  const auto spells = next_update_spells(life);
  for (const Gap& gap : gaps_of(life)) {
    if (gap.from->at < updates_since()) continue;
    auto result = start("update-7d", said_in(*gap.from, "last update"));
    if (!result || !result->due) continue;
    if (gap.to != nullptr) result->satisfied = said_in(*gap.to);
    judge(*result, life.as_of);
    if (result->state != State::met) {
      if (life.closure_standing_at(gap.from->at) != nullptr || ended_in_first_version(life, gap, *result->due))
        continue;
      if (life.closed_at(gap.from->at) || pause_at(life, *result->due, spells)) {
        auto anew = after_pause(life, gap, *result, spells);
        if (anew) out.push_back(std::move(*anew));
        continue;
      }
    }
    const Instant end = gap.to != nullptr ? gap.to->at : life.as_of;
    if (result->state != State::met && covered_by_next_update(gap, end, spells)) continue;
    if (result->state == State::missed && !life.history_known) {
      result->state = State::unknown;
      result->note = "without the bug's history a Next update date may have been in force";
      judge(*result, life.as_of);
    }
    out.push_back(std::move(*result));
  }
}

}  // namespace candor::lifecycle
