// response-7d and response-1-business-day: every comment of others gets a response. In 2.0 only questions count, and
// only once a report is posted. Bots, moderators' housekeeping and the opening report of a third party start no clock.
#include <algorithm>
#include <chrono>

#include "lifecycle/clocks/clock.h"

namespace candor::lifecycle {

namespace {

// 23:59:59Z of the next day from Monday to Friday.
Instant next_business_day(Instant asked) {
  auto day = std::chrono::floor<std::chrono::days>(asked);
  do {
    day += std::chrono::days(1);
  } while (std::chrono::weekday(day) == std::chrono::Saturday || std::chrono::weekday(day) == std::chrono::Sunday);
  return Instant(day) + std::chrono::hours(24) - Seconds(1);
}

bool counts(const Life& life, const Post& post) {
  if (post.role != Role::question && post.role != Role::remark) return false;
  if (guidelines::in_force_at(post.at).at_least("3.0")) return true;
  const bool reported =
      std::ranges::any_of(life.posts, [&](const Post& other) { return other.reports() && other.number < post.number; });
  return reported && post.role == Role::question;
}

void add(const Life& life, const Post& post, std::string_view clock, std::vector<ClockResult>& out) {
  auto result = start(clock, said_in(post, post.role == Role::question ? "question" : "remark"));
  if (!result) return;
  if (!result->due) {
    result->due = next_business_day(post.at);
    result->severity = Severity::info;
    result->note = "good practice; holidays are not known";
  } else if (post.role == Role::remark) {
    result->severity = Severity::warning;
    result->note = "a remark that asks nothing";
  }
  const auto answer = std::ranges::find_if(life.posts, [&](const Post& other) { return other.answers(post); });
  if (answer != life.posts.end()) result->satisfied = said_in(*answer);
  judge(*result, life.as_of);
  out.push_back(std::move(*result));
}

}  // namespace

void clock_response(const Life& life, std::vector<ClockResult>& out) {
  for (const std::string_view clock : {"response-7d", "response-1-business-day"}) {
    for (const Post& post : life.posts) {
      if (counts(life, post)) add(life, post, clock, out);
    }
  }
}

}  // namespace candor::lifecycle
