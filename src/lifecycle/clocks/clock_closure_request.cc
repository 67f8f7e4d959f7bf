// closure-request (3.0+): once every Action Item is complete and nothing is open, closure is requested. No time limit:
// information.
#include <algorithm>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

// The last thing that had to be done before: Action Items, revocation.
std::optional<Event> ready_since(const Life& life, Instant before) {
  std::optional<Instant> ready;
  const auto later = [&](Instant at) {
    if (at <= before && (!ready || at > *ready)) ready = at;
  };
  for (const ActionEvent& event : life.actions) {
    if (event.what == ActionEvent::What::completed) later(event.at);
  }
  for (const Post& post : life.posts) {
    if (post.from_ca() && post.revocation.nothing_left && post.revocation.completed) later(*post.revocation.completed);
  }
  if (!ready) return {};
  return Event{*ready, "everything done", "derived"};
}

void add(const Life& life, const Event& ready, const Post* closure, std::vector<ClockResult>& out) {
  auto result = start("closure-request", ready);
  if (!result) return;
  result->due.reset();
  result->severity = Severity::info;
  if (closure != nullptr) result->satisfied = said_in(*closure, "Closure Report");
  judge(*result, life.as_of);
  out.push_back(std::move(*result));
}

bool question_open(const Life& life) {
  return std::ranges::any_of(life.posts, [&](const Post& asked) {
    return asked.role == Role::question &&
           std::ranges::none_of(life.posts, [&](const Post& post) { return post.answers(asked); });
  });
}

}  // namespace

void clock_closure_request(const Life& life, std::vector<ClockResult>& out) {
  bool standing = false;
  for (const Post& post : life.posts) {
    if (post.withdraws_closure) standing = false;
    if (!post.closure) continue;
    standing = true;
    const auto ready = ready_since(life, post.at);
    add(life, ready.value_or(said_in(post, "Closure Report")), &post, out);
  }
  const bool done = !life.action_items.empty() && life.actions_open() == 0 && !question_open(life);
  if (standing || !done || life.closed_at(life.as_of)) return;
  if (const auto ready = ready_since(life, life.as_of)) add(life, *ready, nullptr, out);
}

}  // namespace candor::lifecycle
