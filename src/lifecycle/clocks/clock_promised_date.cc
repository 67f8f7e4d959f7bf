// full-report-promised-date (2.0): the full report comes by the date that a preliminary report named.
#include <algorithm>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

// A date that was replaced before it passed binds nobody.
bool replaced(const Life& life, const Post& promise) {
  return std::ranges::any_of(life.posts, [&](const Post& other) {
    return other.from_ca() && !other.full && other.promised && other.number > promise.number &&
           other.at <= *promise.promised;
  });
}

}  // namespace

void clock_promised_date(const Life& life, std::vector<ClockResult>& out) {
  const auto full = std::ranges::find_if(life.posts, &Post::full);
  for (const Post& post : life.posts) {
    if (full != life.posts.end() && post.number >= full->number) break;
    if (!post.from_ca() || !post.promised || !post.preliminary || replaced(life, post)) continue;
    auto result = start("full-report-promised-date", said_in(post, "date named"));
    if (!result) continue;
    result->due = post.promised;
    if (full != life.posts.end()) result->satisfied = said_in(*full, "full report");
    judge(*result, life.as_of);
    out.push_back(std::move(*result));
  }
}

}  // namespace candor::lifecycle
