// What a list of changes does not tell: bugs that turned private or vanished, and texts that were edited.
#include <algorithm>
#include <fmt/format.h>

#include "bugzilla/fetch.h"
#include "bugzilla/sync_run.h"

namespace candor::bugzilla {

namespace {

constexpr size_t kRereadAtOnce = 100;
// More bugs than this do not vanish in one day; then the account, not the bugs, changed.
constexpr size_t kManyMissing = 50;

}  // namespace

Status SyncRun::settle_one(int64_t id) {
  const auto result = probe_bug(reader_, id);
  if (const auto* error = std::get_if<RestError>(&result)) return fail(*error);
  const Probe& probe = std::get<Probe>(result);
  if (probe.shown) {  // in another component by now, or the search lagged behind
    FetchResult again = fetch_bugs(reader_, std::span(&id, 1));
    if (const auto* error = std::get_if<RestError>(&again)) return fail(*error);
    return keep(std::get<Fetched>(again).bugs);
  }
  ++(probe.gone ? outcome_.gone : outcome_.not_public);
  return mirror_.mark(id, probe.gone ? Visibility::gone : Visibility::not_public, server_time_);
}

Status SyncRun::settle(const std::vector<int64_t>& missing) {
  for (const int64_t id : missing) {
    if (stopped()) return {};
    if (Status settled = settle_one(id); !settled.ok()) return settled;
  }
  return {};
}

Status SyncRun::note_absent(const std::vector<Listed>& listed) {
  std::vector<int64_t> absent;
  for (const KnownBug& bug : known_) {
    const bool there = std::ranges::binary_search(listed, bug.id, {}, &Listed::id);
    if (!there && bug.visibility == Visibility::shown && ours(bug)) absent.push_back(bug.id);
  }
  if (absent.size() > kManyMissing && absent.size() * 10 > known_.size()) {
    outcome_.remarks.push_back(fmt::format(
        "{} bugs of the mirror are not in the tracker's list any more, too many to have vanished; they were left as "
        "they are. Is it another account's key?",
        absent.size()));
    return {};
  }
  return settle(absent);
}

// The list of changes does not hold what vanished. Their number tells (BMO), or the list of all.
Status SyncRun::look_after_missing() {
  if (listed_everything_ || stopped()) return {};
  if (Status adopted = adopt_mirror(); !adopted.ok()) return adopted;
  if (state_.dialect == Dialect::bmo) {
    const auto count = count_bugs(reader_, everything());
    if (const auto* error = std::get_if<RestError>(&count)) return fail(*error);
    if (std::get<int64_t>(count) == shown_of_ours()) return {};
  }
  const Listing listing = list_bugs(reader_, everything(), state_.trusted_page);
  if (const auto* error = std::get_if<RestError>(&listing)) return fail(*error);
  const auto& listed = std::get<std::vector<Listed>>(listing);
  if (Status noted = note_absent(listed); !noted.ok()) return noted;
  waiting_.clear();
  for (const Listed& bug : listed) {
    if (differs(bug)) waiting_.push_back({bug.id, bug.comments});
  }
  return waiting_.empty() ? Status() : read_waiting();
}

Status SyncRun::reread_open() {
  const bool due = !state_.reread_at || request_.now - *state_.reread_at >= kRereadEvery;
  if (!due || stopped()) return {};
  if (Status adopted = adopt_mirror(); !adopted.ok()) return adopted;
  std::vector<int64_t> open;
  for (const KnownBug& bug : known_) {
    const bool read_now = bug.read_at >= server_time_;
    if (bug.open && bug.visibility == Visibility::shown && ours(bug) && !read_now) open.push_back(bug.id);
  }
  for (size_t at = 0; at < open.size() && !stopped(); at += kRereadAtOnce) {
    const std::span<const int64_t> some = std::span(open).subspan(at, std::min(kRereadAtOnce, open.size() - at));
    const CommentsResult result = fetch_comments(reader_, some);
    if (const auto* error = std::get_if<RestError>(&result)) return fail(*error);
    const Result<Kept> kept = mirror_.keep_comments(std::get<0>(result), server_time_);
    if (!kept.ok()) return kept.error();
    outcome_.comments += kept->comments;
    outcome_.edited += kept->edited;
  }
  state_.reread_at = request_.now;
  return mirror_.remember(state_);
}

}  // namespace candor::bugzilla
