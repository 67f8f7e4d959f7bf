// closure-request (3.0+): once every Action Item is complete and nothing is open, closure is requested. No time limit:
// information.
#include <algorithm>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

// The last thing that had to be done before: Action Items, revocation, answers.
std::optional<Event> ready_since(const Life& life, std::optional<Instant> before) {
  std::optional<Instant> ready;
  const auto later = [&](std::optional<Instant> at) {
    if (at && (!before || *at <= *before) && (!ready || *at > *ready)) ready = at;
  };
  later(life.actions_done);
  for (const Post& post : life.posts) {
    if (post.from_ca() && post.revocation.nothing_left) later(post.revocation.completed);
  }
  if (!ready) return {};
  return Event{*ready, "everything done", "derived"};
}

bool question_open(const Life& life) {
  return std::ranges::any_of(life.posts, [&](const Post& asked) {
    return asked.role == Role::question &&
           std::ranges::none_of(life.posts, [&](const Post& post) { return post.answers(asked); });
  });
}

}  // namespace

void clock_closure_request(const Life& life, std::vector<ClockResult>& out) {
  const Post* closure = nullptr;
  for (const Post& post : life.posts) {
    if (post.closure) closure = &post;
    if (post.withdraws_closure) closure = nullptr;
  }
  const bool done = life.actions_known > 0 && life.actions_open == 0 && !question_open(life);
  if (closure == nullptr && (!done || life.closed_at(life.as_of))) return;
  auto ready = ready_since(life, closure != nullptr ? std::optional(closure->at) : std::nullopt);
  if (!ready && closure != nullptr) ready = said_in(*closure, "Closure Report, comment");
  if (!ready) return;
  auto result = start("closure-request", *ready);
  if (!result) return;
  result->due.reset();
  result->severity = Severity::info;
  if (closure != nullptr) result->satisfied = said_in(*closure, "Closure Report, comment");
  judge(*result, life.as_of);
  out.push_back(std::move(*result));
}

}  // namespace candor::lifecycle
