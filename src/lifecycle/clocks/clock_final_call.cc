// closure-final-call (3.0+): after a request for closure a moderator makes a final call. No duty of the CA Owner and no
// time limit: information.
#include <algorithm>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

std::optional<Event> final_call(const Life& life, const Post& closure) {
  for (const Post& post : life.posts) {
    if (post.number > closure.number && !post.from_ca() && post.considers_closing) return said_in(post, "final call");
  }
  for (const Closed& closed : life.closed) {
    if (closed.from > closure.at) return Event{closed.from, "bug closed", "history"};
  }
  return {};
}

}  // namespace

void clock_final_call(const Life& life, std::vector<ClockResult>& out) {
  for (const Post& post : life.posts) {
    if (!post.from_ca() || !post.closure) continue;
    auto result = start("closure-final-call", said_in(post, "Closure Report"));
    if (!result) continue;
    result->severity = Severity::info;
    result->satisfied = final_call(life, post);
    if (!result->satisfied) {
      result->state = State::unknown;
      result->note = "a moderator's to make, without a time limit";
    }
    judge(*result, life.as_of);
    out.push_back(std::move(*result));
  }
}

}  // namespace candor::lifecycle
