// What a list of changes does not tell: bugs that turned private or vanished, and texts that were edited.
#include <algorithm>
#include <fmt/format.h>

#include "bugzilla/fetch.h"
#include "bugzilla/sync_run.h"

namespace candor::bugzilla {

namespace {

// One request, of some megabytes at most.
constexpr size_t kRereadBugs = 200;
constexpr int64_t kRereadComments = 3000;
constexpr int64_t kUsualComments = 13;  // of a bug that the tracker did not count them for
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
    const Fetched& read = std::get<Fetched>(again);
    if (Status noted = note_unreadable(read.unreadable); !noted.ok()) return noted;
    return keep(read.bugs);
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

bool SyncRun::unreadable(int64_t bug) const {
  return std::ranges::binary_search(state_.unreadable, bug);
}

// One bug that the tracker cannot give does not stop the others. It is tried again when all bugs are listed.
Status SyncRun::note_unreadable(const std::vector<std::pair<int64_t, std::string>>& bugs) {
  for (const auto& [id, why] : bugs) {
    outcome_.remarks.push_back(
        fmt::format("bug {} could not be read, {}: {}", id,
                    known(id) == nullptr ? "so it is not in the mirror" : "so the mirror has it as it was", why));
    outcome_.unreadable.push_back(id);
    if (!unreadable(id)) state_.unreadable.push_back(id);
    std::ranges::sort(state_.unreadable);
    if (Status skipped = mirror_.skip(id, state_); !skipped.ok()) return skipped;
  }
  return {};
}

Status SyncRun::note_absent(const std::vector<Listed>& listed) {
  std::vector<int64_t> absent;
  for (const KnownBug& bug : known_) {
    const bool there = std::ranges::binary_search(listed, bug.id, {}, &Listed::id);
    if (!there && bug.visibility == Visibility::shown && ours(bug.component)) absent.push_back(bug.id);
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
  ListQuery query = everything();
  if (state_.dialect == Dialect::bmo) {
    const auto count = count_bugs(reader_, query);
    if (const auto* error = std::get_if<RestError>(&count)) return fail(*error);
    const auto lacking = std::ranges::count_if(state_.unreadable, [&](int64_t bug) { return known(bug) == nullptr; });
    if (std::get<int64_t>(count) == shown_of_ours() + lacking) return {};
    query.known = std::get<int64_t>(count);
  }
  state_.polled_at = now();
  if (Status kept = mirror_.remember(state_); !kept.ok()) return kept;
  const Listing listing = list_bugs(reader_, query, state_.trusted_page);
  if (const auto* error = std::get_if<RestError>(&listing)) return fail(*error);
  const auto& listed = std::get<std::vector<Listed>>(listing);
  if (Status noted = note_absent(listed); !noted.ok()) return noted;
  waiting_.clear();
  for (const Listed& bug : listed) {
    if (differs(bug) && !unreadable(bug.id)) waiting_.push_back({bug.id, bug.comments});
  }
  return waiting_.empty() ? Status() : read_waiting();
}

bool SyncRun::reread_due() const {
  return !state_.reread_at || request_.now - *state_.reread_at >= kRereadEvery || request_.now < *state_.reread_at;
}

// Open bugs first, then closed ones, each going on where the last time ended and beginning again at the end: as many as
// one request should ask for. So edits on open bugs are found within hours, on all others in the end.
std::vector<int64_t> SyncRun::next_to_reread() {
  std::vector<int64_t> ids;
  int64_t comments = 0;
  const auto room = [&] { return ids.size() < kRereadBugs && comments < kRereadComments; };
  const auto take = [&](bool open, int64_t& cursor) {
    std::vector<const KnownBug*> some;
    for (const KnownBug& bug : known_) {
      const bool wanted = bug.open == open && bug.visibility == Visibility::shown && ours(bug.component);
      if (wanted && bug.read_at < server_time_) some.push_back(&bug);
    }
    const auto next = std::ranges::upper_bound(some, cursor, {}, [](const KnownBug* bug) { return bug->id; });
    std::rotate(some.begin(), next, some.end());
    for (size_t i = 0; i < some.size() && room(); ++i) {
      ids.push_back(some[i]->id);
      comments += std::max(some[i]->comments, kUsualComments);
      cursor = some[i]->id;
    }
  };
  take(true, state_.reread_open);
  take(false, state_.reread_closed);
  std::ranges::sort(ids);
  return ids;
}

Status SyncRun::reread() {
  if (!reread_due() || stopped()) return {};
  if (Status adopted = adopt_mirror(); !adopted.ok()) return adopted;
  if (elsewhere_due()) return read_elsewhere();  // by turns: a sync with nothing new is three requests
  const std::vector<int64_t> ids = next_to_reread();
  if (!ids.empty()) {
    const CommentsResult result = fetch_comments(reader_, ids);
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
