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

bool suspended(const Life& life, const Gap& gap, Instant due, const std::vector<NextUpdateSpell>& spells) {
  if (life.closed_at(due) || life.closed_at(gap.from->at)) return true;
  if (life.closure_standing_at(gap.from->at) != nullptr) return true;
  if (ended_in_first_version(life, gap, due)) return true;
  return std::ranges::any_of(spells, [&](const NextUpdateSpell& spell) { return spell.in_force_at(due); });
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
    if (result->state != State::met && suspended(life, gap, *result->due, spells)) continue;
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
