// revocation-delay-update: while the whiteboard holds "revocation-delay", an update every three days (SHOULD) and at
// least every seven (MUST), whatever a Next update date says (ambiguity 6). Ends when nothing is left to revoke, at a
// Closure Report (3.1+), when the tag is taken away, or when the bug closes.
#include <algorithm>

#include "base/fold.h"
#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

constexpr std::string_view kTag = "revocation-delay";

// Without a history the tag of the present may be new: what is late by it is not known to be.
bool tag_of_unknown_age(const Life& life) {
  return !life.history_known && contains_ci(life.whiteboard_now, kTag);
}

// The first instant in [from, to] at which the tag stands.
std::optional<Instant> tagged_within(const Life& life, Instant from, Instant to) {
  if (tag_of_unknown_age(life) || life.tagged_at(from, kTag)) return from;
  for (const Whiteboard& board : life.whiteboards) {
    if (board.from > from && board.from <= to && life.tagged_at(board.from, kTag)) return board.from;
  }
  return {};
}

bool still_owed(const Life& life, const Post& from, Instant due) {
  return !life.closed_at(from.at) && !life.closed_at(due) && life.tagged_at(due, kTag) &&
         life.closure_standing_at(from.at) == nullptr;
}

void add(const Life& life, const Post& from, const Post* to, std::string_view bound, std::vector<ClockResult>& out) {
  auto result = start("revocation-delay-update", said_in(from, "last update"), bound);
  if (!result || !result->due) return;
  if (to != nullptr) result->satisfied = said_in(*to);
  judge(*result, life.as_of);
  if (tag_of_unknown_age(life) && result->state != State::met) {
    result->state = State::unknown;
    result->note = "since when the whiteboard holds revocation-delay is not known without the bug's history";
    judge(*result, life.as_of);
    out.push_back(std::move(*result));
    return;
  }
  if (result->state != State::met && !still_owed(life, from, *result->due)) {
    // Missed while the tag stands later than the due instant of a gap that began before it: not owed then.
    if (result->state == State::missed || life.closed_at(life.as_of)) return;
  }
  out.push_back(std::move(*result));
}

}  // namespace

void clock_revocation_delay(const Life& life, std::vector<ClockResult>& out) {
  const Post* last = nullptr;
  bool begun = false;
  for (const Post& post : life.posts) {
    if (!post.from_ca()) continue;
    if (last != nullptr && tagged_within(life, last->at, post.at)) {
      begun = true;
      for (const std::string_view bound : {"P3D", "P7D"}) add(life, *last, &post, bound, out);
    }
    last = &post;
    const bool tagged = life.tagged_at(post.at, kTag);
    if (post.revocation.nothing_left && (begun || tagged)) return;
  }
  if (last == nullptr || !tagged_within(life, last->at, life.as_of)) return;
  for (const std::string_view bound : {"P3D", "P7D"}) add(life, *last, nullptr, bound, out);
}

}  // namespace candor::lifecycle
