#include "lifecycle/findings.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

#include "lifecycle/rule_findings.h"

namespace candor::lifecycle {

namespace {

constexpr Seconds kTogether = std::chrono::minutes(5);  // what one person does in one go

void add(const Post& post, std::string_view requirement, std::string message, std::vector<LifeFinding>& out) {
  const guidelines::Version& version = guidelines::in_force_at(post.at);
  const guidelines::InForce* in_force = version.find(requirement);
  if (in_force == nullptr) return;
  out.push_back({in_force->requirement->id, in_force->level, guidelines::cite(version, *in_force), post.number, post.at,
                 std::move(message)});
}

bool asked_ccadb(const Life& life, const Post& closure) {
  const bool set = std::ranges::any_of(life.needinfo_to_ccadb, [&](const Flagged& flag) {
    return flag.by_ca && flag.at + kTogether >= closure.at && flag.at <= closure.at + kTogether;
  });
  // Without a history an open flag is all there is to see, and its absence tells nothing.
  return set || !life.history_known;
}

std::string comments_in_words(const std::vector<int>& numbers) {
  std::string words = numbers.size() == 1 ? "comment " : "comments ";
  for (size_t i = 0; i < numbers.size(); ++i) words += fmt::format("{}{}", i == 0 ? "" : ", ", numbers[i]);
  return words;
}

std::vector<int> open_at(const Life& life, const Post& closure) {
  std::vector<int> open;
  for (const Post& asked : life.posts) {
    if (asked.number >= closure.number || asked.role != Role::question) continue;
    const bool answered = std::ranges::any_of(
        life.posts, [&](const Post& post) { return post.number < closure.number && post.answers(asked); });
    if (!answered) open.push_back(asked.number);
  }
  return open;
}

int completed_later(const Life& life, const Post& closure) {
  return static_cast<int>(std::ranges::count_if(life.actions, [&](const ActionEvent& event) {
    return event.what == ActionEvent::What::completed && event.at > closure.at;
  }));
}

void check_closure(const Life& life, const Post& post, std::vector<LifeFinding>& out) {
  if (!asked_ccadb(life, post)) {
    add(post, "closure-needinfo", "no request for information to the CCADB's address was set with the closure request",
        out);
  }
  if (const auto open = open_at(life, post); !open.empty()) {
    add(post, "closure-no-open-questions",
        fmt::format("{} had no answer at the closure request", comments_in_words(open)), out);
  }
  const int later = completed_later(life, post) + post.items_open;
  if (later > 0) {
    add(post, "closure-actions-complete",
        fmt::format("{} action item{} not told complete at the closure request", later, later == 1 ? " was" : "s were"),
        out);
  }
}

}  // namespace

std::vector<LifeFinding> find_in_life(const Life& life) {
  std::vector<LifeFinding> out;
  for (const Post& post : life.posts) {
    if (!post.from_ca()) continue;
    if (post.closure) check_closure(life, post, out);
    for (const RuleFinding& found : rule_findings(life, post)) add(post, found.requirement, found.message, out);
  }
  return out;
}

}  // namespace candor::lifecycle
