#include "lifecycle/life.h"

#include <algorithm>

#include "base/fold.h"
#include "guidelines/version.h"

namespace candor::lifecycle {

std::string_view to_string(Speaker speaker) {
  switch (speaker) {
    case Speaker::ca_owner:
      return "ca";
    case Speaker::moderator:
      return "moderator";
    case Speaker::other:
      return "other";
    case Speaker::bot:
      return "bot";
  }
  return "";
}

std::string_view to_string(Role role) {
  switch (role) {
    case Role::notice:
      return "notice";
    case Role::report:
      return "report";
    case Role::closure:
      return "closure";
    case Role::update:
      return "update";
    case Role::question:
      return "question";
    case Role::remark:
      return "remark";
    case Role::housekeeping:
      return "housekeeping";
    case Role::third_party:
      return "third-party report";
    case Role::bot:
      return "bot";
  }
  return "";
}

// One comment of the CA Owner answers everything open before it, unless it says that it leaves something out.
bool Post::answers(const Post& other) const {
  const bool later = at > other.at || (at == other.at && number > other.number);
  if (asks_next_update_only && !contains_ci(other.text, "next update")) return false;
  return from_ca() && later && !leaves_all_open && std::ranges::find(leaves_open, other.number) == leaves_open.end();
}

int Life::actions_open() const {
  return static_cast<int>(std::ranges::count_if(action_items, [](const ActionState& item) { return !item.completed; }));
}

const Post* Life::first_of_ca() const {
  const auto found = std::ranges::find_if(posts, &Post::from_ca);
  return found == posts.end() ? nullptr : &*found;
}

const Post* Life::post(int number) const {
  const auto found = std::ranges::find(posts, number, &Post::number);
  return found == posts.end() ? nullptr : &*found;
}

const Post* Life::next_of_ca(Instant after) const {
  const auto found = std::ranges::find_if(posts, [&](const Post& post) { return post.from_ca() && post.at > after; });
  return found == posts.end() ? nullptr : &*found;
}

bool Life::closed_at(Instant instant) const {
  return std::ranges::any_of(
      closed, [&](const Closed& span) { return span.from <= instant && (!span.until || instant < *span.until); });
}

bool Life::tagged_at(Instant instant, std::string_view word) const {
  return std::ranges::any_of(whiteboards, [&](const Whiteboard& board) {
    return board.from <= instant && (!board.until || instant < *board.until) && contains_ci(board.raw, word);
  });
}

const Post* Life::closure_standing_at(Instant instant) const {
  const Post* standing = nullptr;
  for (const Post& post : posts) {
    if (post.at > instant) break;
    if (post.withdraws_closure) standing = nullptr;
    if (post.closure && guidelines::in_force_at(post.at).at_least("3.1")) standing = &post;
  }
  return standing;
}

}  // namespace candor::lifecycle
