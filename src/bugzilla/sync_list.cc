#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

#include "bugzilla/fetch.h"
#include "bugzilla/sync_run.h"

namespace candor::bugzilla {

namespace {

// A batch: as many bugs as make an answer of some megabytes.
constexpr size_t kBatchBugs = 50;
constexpr int64_t kBatchComments = 600;

}  // namespace

bool SyncRun::differs(const Listed& listed) const {
  const KnownBug* bug = known(listed.id);
  return bug == nullptr || bug->visibility != Visibility::shown || bug->changed != listed.changed;
}

bool SyncRun::wants(const Listed& listed) const {
  if (request_.full || differs(listed)) return true;
  // Read in the second it changed in: the same second may have brought more.
  return listed.changed && known(listed.id)->read_at <= *listed.changed + Seconds(1);
}

// Puts what the mirror lacks on the waiting list, which is by id.
void SyncRun::await(const std::vector<Listed>& listed) {
  std::map<int64_t, int64_t> all;
  for (const Todo& todo : waiting_) all[todo.bug] = todo.comments;
  for (const Listed& bug : listed) {
    if (wants(bug)) all[bug.id] = bug.comments;
  }
  waiting_.clear();
  for (const auto& [bug, comments] : all) waiting_.push_back({bug, comments});
}

Status SyncRun::list() {
  ListQuery query = everything();
  const bool clock_went_back = state_.watermark && server_time_ < *state_.watermark - kOverlap;
  listed_everything_ = request_.full || !state_.watermark || !same_components() || reread_due() || clock_went_back;
  if (!listed_everything_) query.since = *state_.watermark - kOverlap;
  const Listing listing = list_bugs(reader_, query, state_.trusted_page);
  if (const auto* error = std::get_if<RestError>(&listing)) return fail(*error);
  const auto& listed = std::get<std::vector<Listed>>(listing);
  if (listed.empty() && known_.empty()) {
    outcome_.remarks.push_back(fmt::format(
        "the tracker lists no bug of product '{}', component '{}': it does not say whether there is such a component",
        request_.product, fmt::join(request_.components, "', '")));
  }
  await(listed);
  if (!same_components()) state_.components.clear();
  state_.product = request_.product;
  for (const std::string& name : request_.components) {
    if (std::ranges::find(state_.components, name) == state_.components.end()) state_.components.push_back(name);
  }
  state_.watermark = server_time_;
  if (Status kept = mirror_.add_waiting(waiting_, state_); !kept.ok()) return kept;
  return listed_everything_ ? note_absent(listed) : Status();
}

Status SyncRun::keep(const std::vector<tracker::BugRecord>& bugs) {
  const Result<Kept> kept = mirror_.keep(bugs, server_time_);
  if (!kept.ok()) return kept.error();
  outcome_.bugs += static_cast<int64_t>(bugs.size());
  outcome_.comments += kept->comments;
  outcome_.edited += kept->edited;
  return {};
}

Status SyncRun::read_waiting() {
  const auto total = static_cast<int64_t>(waiting_.size());
  size_t at = 0;
  while (at < waiting_.size() && !stopped()) {
    std::vector<int64_t> ids;
    int64_t comments = 0;
    while (at < waiting_.size() && ids.size() < kBatchBugs && (ids.empty() || comments < kBatchComments)) {
      comments += waiting_[at].comments;
      ids.push_back(waiting_[at++].bug);
    }
    FetchResult result = fetch_bugs(reader_, ids);
    if (const auto* error = std::get_if<RestError>(&result)) return fail(*error);
    auto& fetched = std::get<Fetched>(result);
    if (Status kept = keep(fetched.bugs); !kept.ok()) return kept;
    if (Status settled = settle(fetched.missing); !settled.ok()) return settled;
    if (hooks_.progress) hooks_.progress(static_cast<int64_t>(at), total);
  }
  outcome_.waiting = total - static_cast<int64_t>(at);
  return {};
}

}  // namespace candor::bugzilla
