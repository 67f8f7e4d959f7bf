// Which bugs belong to the mirror: those of the product and the components asked for. A bug that moves to another
// component leaves every list of them; it is read on, marked, and not counted any more, as a fresh mirror would not
// have it.
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/fold.h"
#include "bugzilla/sync_run.h"
#include "tracker/json_value.h"

namespace candor::bugzilla {

namespace {

using nlohmann::json;
using tracker::member;

// Trackers find products and components whatever the case of their letters.
bool same_name(std::string_view a, std::string_view b) {
  return to_lower(trim(a)) == to_lower(trim(b));
}

bool among(const std::vector<std::string>& names, const std::string& wanted) {
  return std::ranges::any_of(names, [&](const std::string& name) { return same_name(name, wanted); });
}

// It may be hidden from this account, or the server may not tell.
bool tells_nothing(const RestError& error) {
  return error.trouble == Trouble::not_found || error.trouble == Trouble::not_allowed ||
         error.trouble == Trouble::login_needed;
}

}  // namespace

bool SyncRun::ours(const std::string& component) const {
  return among(request_.components, component);
}

// What an interrupted sync was to read may be of a component that this one was not asked for.
bool SyncRun::elsewhere(const tracker::Bug& bug) const {
  if (bug.component.empty()) return false;  // the tracker did not say
  if (!bug.product.empty() && !same_name(bug.product, state_.product)) return true;
  return !ours(bug.component) && !among(state_.components, bug.component);
}

// A search for names that the tracker does not know brings nothing, and no error: they are looked up when they are new.
Status SyncRun::check_names() {
  if (same_components()) return {};
  const Answer answer =
      reader_.get("/product", {{"names", request_.product}, {"include_fields", "name,components.name"}}, "products");
  if (!answer.ok()) return tells_nothing(answer.error()) ? Status() : fail(answer.error());
  std::vector<std::string> components;
  const json& products = member(*answer, "products");
  for (const json& product : products) {
    const json& all = member(product, "components");
    if (!all.is_array()) continue;
    for (const json& component : all) components.push_back(tracker::text_of(component, "name"));
  }
  std::string unknown;
  if (products.empty()) {
    unknown = fmt::format("the tracker has no product '{}', or does not show it to this account", request_.product);
  }
  for (const std::string& name : request_.components) {
    if (components.empty() || among(components, name)) continue;
    unknown = fmt::format("the product '{}' has no component '{}'; it has: {}", request_.product, name,
                          fmt::join(components, ", "));
  }
  if (unknown.empty()) return {};
  state_.polled_at = polled_before_;  // a name was looked up; no poll
  if (Status kept = mirror_.remember(state_); !kept.ok()) return kept;
  return Error{unknown, "Check --product and --component; the mirror is as it was."};
}

bool SyncRun::elsewhere_due() const {
  const bool any =
      std::ranges::any_of(known_, [](const KnownBug& bug) { return bug.visibility == Visibility::elsewhere; });
  return any && (!state_.elsewhere_at || !state_.reread_at || *state_.elsewhere_at < *state_.reread_at);
}

Status SyncRun::read_elsewhere() {
  constexpr size_t kAtOnce = 500;  // a request's address has 8 KiB at most
  std::vector<const KnownBug*> there;
  for (const KnownBug& bug : known_) {
    if (bug.visibility == Visibility::elsewhere) there.push_back(&bug);
  }
  waiting_.clear();
  for (size_t at = 0; at < there.size(); at += kAtOnce) {
    std::vector<int64_t> ids, missing;
    for (size_t i = at; i < std::min(there.size(), at + kAtOnce); ++i) ids.push_back(there[i]->id);
    const Listing listing = list_by_number(reader_, ids);
    if (const auto* error = std::get_if<RestError>(&listing)) return fail(*error);
    const auto& listed = std::get<std::vector<Listed>>(listing);
    for (const int64_t id : ids) {
      const auto found = std::ranges::lower_bound(listed, id, {}, &Listed::id);
      if (found == listed.end() || found->id != id) {
        missing.push_back(id);
      } else if (found->changed != known(id)->changed) {
        waiting_.push_back({id, found->comments});
      }
    }
    if (Status settled = settle(missing); !settled.ok()) return settled;
  }
  state_.elsewhere_at = state_.reread_at = now();
  if (Status kept = mirror_.remember(state_); !kept.ok()) return kept;
  return waiting_.empty() ? Status() : read_waiting();
}

}  // namespace candor::bugzilla
