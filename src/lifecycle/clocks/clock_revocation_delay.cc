// revocation-delay-update: while the whiteboard holds "revocation-delay", an update every three days (SHOULD) and at
// least every seven (MUST), whatever a Next update date says (ambiguity 6). Counted from the update before the tag.
// Ends when nothing is left to revoke, at a Closure Report (3.1+), or when the bug closes; a tag that is taken away
// ends it too, unless a later update shows that revocation went on (ambiguity 8: every value in the bug's history
// counts).
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

// The tag stands at some instant in [from, to].
bool tagged_within(const Life& life, Instant from, Instant to) {
  if (tag_of_unknown_age(life) || life.tagged_at(from, kTag)) return true;
  return std::ranges::any_of(life.whiteboards, [&](const Whiteboard& board) {
    return board.from > from && board.from <= to && contains_ci(board.raw, kTag);
  });
}

bool still_owed(const Life& life, const Post& from, Instant due) {
  return !life.closed_at(from.at) && !life.closed_at(due) && life.closure_standing_at(from.at) == nullptr;
}

// An update from here on says that nothing is left.
bool ends_later(const Life& life, const Post& from) {
  return std::ranges::any_of(life.posts, [&](const Post& post) {
    return post.from_ca() && post.number > from.number && post.role == Role::update && post.revocation.nothing_left;
  });
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
  if (result->state != State::met && !still_owed(life, from, *result->due)) return;
  if (result->state == State::missed && !life.tagged_at(*result->due, kTag)) {
    result->note = "the whiteboard did not hold revocation-delay at the due instant, but before or after it";
  }
  out.push_back(std::move(*result));
}

}  // namespace

void clock_revocation_delay(const Life& life, std::vector<ClockResult>& out) {
  const Post* last = nullptr;
  bool begun = false;
  const auto runs = [&](Instant until) {
    return last != nullptr && (tagged_within(life, last->at, until) || (begun && ends_later(life, *last)));
  };
  for (const Post& post : life.posts) {
    if (!post.from_ca()) continue;
    if (runs(post.at)) {
      begun = true;
      for (const std::string_view bound : {"P3D", "P7D"}) add(life, *last, &post, bound, out);
    }
    last = &post;
    if (post.revocation.nothing_left && (begun || post.role == Role::update || life.tagged_at(post.at, kTag))) return;
  }
  if (!runs(life.as_of)) return;
  for (const std::string_view bound : {"P3D", "P7D"}) add(life, *last, nullptr, bound, out);
}

}  // namespace candor::lifecycle
