#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <utility>

#include "bugzilla/fetch.h"
#include "bugzilla/sync_run.h"

namespace candor::bugzilla {

namespace {

// What one request asks for at most: bugs, or comments. A search costs BMO about a tenth of a second whatever it finds,
// and each bug with its comments, history and attachments some hundredths more (seen on a real one). Ten bugs would
// take it nearly a quarter less in all; four hold one of its workers for a quarter of a second, a cut-off answer loses
// less, and 20 such answers a second keep us busy for less than a tenth of a core. Stock Bugzilla needs three requests
// at least for the same: fewer bugs at a time would only be more of them.
struct Portion {
  size_t bugs = 0;
  int64_t comments = 0;
};
constexpr Portion kBmoPortion{4, 50};
constexpr Portion kStockPortion{10, 150};

// What goes into the mirror together: full text and disk take much less work for many bugs at a time. A kill loses
// this much, or what was read in this time, and no more.
constexpr size_t kKeptBugs = 200;
constexpr size_t kKeptComments = 3000;
constexpr std::chrono::milliseconds kKeptAfter = std::chrono::seconds(5);

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

ListQuery SyncRun::everything() const {
  const bool complete = state_.watermark && same_components();
  return {request_.product, request_.components, {}, complete ? shown_of_ours() : 0};
}

Status SyncRun::list() {
  ListQuery query = everything();
  const bool clock_went_back = state_.watermark && server_time_ < *state_.watermark - kOverlap;
  listed_everything_ = request_.full || !state_.watermark || !same_components() || reread_due() || clock_went_back;
  if (!listed_everything_) {
    query.since = *state_.watermark - kOverlap;
    query.known = 0;
  }
  const Listing listing = list_bugs(reader_, query, state_.trusted_page);
  if (const auto* error = std::get_if<RestError>(&listing)) return fail(*error);
  const auto& listed = std::get<std::vector<Listed>>(listing);
  if (listed.empty() && known_.empty()) {
    outcome_.remarks.push_back(fmt::format(
        "the tracker lists no bug of product '{}', component '{}': it does not say whether there is such a component",
        request_.product, fmt::join(request_.components, "', '")));
  }
  if (listed.empty() && !known_.empty() && !same_components()) {
    return Error{fmt::format("the tracker lists no bug of product '{}', component '{}'", request_.product,
                             fmt::join(request_.components, "', '")),
                 "Check --product and --component; the mirror is as it was."};
  }
  await(listed);
  if (listed_everything_) state_.unreadable.clear();  // all are tried again
  state_.product = request_.product;
  state_.components = request_.components;  // others are not up to date any more
  state_.watermark = server_time_;
  if (Status kept = mirror_.add_waiting(waiting_, state_); !kept.ok()) return kept;
  return listed_everything_ ? note_absent(listed) : Status();
}

Status SyncRun::keep(const std::vector<tracker::BugRecord>& bugs) {
  std::vector<int64_t> moved;
  for (const tracker::BugRecord& record : bugs) {
    if (!elsewhere(record.bug)) continue;
    moved.push_back(record.bug.id);
    const KnownBug* before = known(record.bug.id);
    if (before != nullptr && before->visibility == Visibility::shown) ++outcome_.moved;
  }
  const Result<Kept> kept = mirror_.keep(bugs, server_time_, moved);
  if (!kept.ok()) return kept.error();
  outcome_.bugs += static_cast<int64_t>(bugs.size());
  outcome_.comments += kept->comments;
  outcome_.edited += kept->edited;
  return {};
}

Status SyncRun::keep_gathered() {
  if (gathered_.empty()) return {};
  const std::vector<tracker::BugRecord> bugs = std::exchange(gathered_, {});
  return keep(bugs);
}

Status SyncRun::gather(std::vector<tracker::BugRecord> bugs) {
  if (gathered_.empty()) {
    gathered_since_ = pace_.elapsed();
    gathered_comments_ = 0;
  }
  for (tracker::BugRecord& bug : bugs) {
    gathered_comments_ += bug.comments.size();
    gathered_.push_back(std::move(bug));
  }
  const bool enough = gathered_.size() >= kKeptBugs || gathered_comments_ >= kKeptComments ||
                      pace_.elapsed() - gathered_since_ >= kKeptAfter;
  return enough ? keep_gathered() : Status();
}

std::vector<int64_t> SyncRun::next_to_read(size_t& at) const {
  const Portion& most = state_.dialect == Dialect::bmo ? kBmoPortion : kStockPortion;
  std::vector<int64_t> ids;
  int64_t comments = 0;
  while (at < waiting_.size() && ids.size() < most.bugs && (ids.empty() || comments < most.comments)) {
    comments += waiting_[at].comments;
    ids.push_back(waiting_[at++].bug);
  }
  return ids;
}

Status SyncRun::read_waiting() {
  const auto total = static_cast<int64_t>(waiting_.size());
  size_t at = 0;
  while (at < waiting_.size() && !stopped()) {
    FetchResult result = fetch_bugs(reader_, next_to_read(at));
    if (const auto* error = std::get_if<RestError>(&result)) return fail(*error);
    auto& fetched = std::get<Fetched>(result);
    if (Status kept = gather(std::move(fetched.bugs)); !kept.ok()) return kept;
    if (Status settled = settle(fetched.missing); !settled.ok()) return settled;
    if (Status noted = note_unreadable(fetched.unreadable); !noted.ok()) return noted;
    if (hooks_.progress) hooks_.progress(static_cast<int64_t>(at), total);
  }
  if (Status kept = keep_gathered(); !kept.ok()) return kept;
  outcome_.waiting = total - static_cast<int64_t>(at);
  return {};
}

}  // namespace candor::bugzilla
