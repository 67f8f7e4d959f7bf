#include "bugzilla/sync.h"

#include <algorithm>
#include <fmt/format.h>

#include "bugzilla/dialect.h"
#include "bugzilla/politeness.h"
#include "bugzilla/sync_run.h"
#include "tracker/json_value.h"

namespace candor::bugzilla {

namespace {

constexpr Seconds kSkewTold = std::chrono::minutes(1);

}  // namespace

Status SyncRun::adopt_mirror() {
  Result<std::vector<KnownBug>> known = mirror_.known();
  if (!known.ok()) return known.error();
  known_ = std::move(*known);
  return {};
}

Status SyncRun::load() {
  Result<SyncState> state = mirror_.state();
  if (!state.ok()) return state.error();
  state_ = std::move(*state);
  const std::string& url = reader_.rest().server().url;
  if (!state_.tracker.empty() && state_.tracker != url) return other_tracker(state_.tracker, url);
  state_.tracker = url;
  if (state_.dialect) reader_.rest().set_dialect(*state_.dialect);
  Result<std::vector<Todo>> waiting = mirror_.waiting();
  if (!waiting.ok()) return waiting.error();
  waiting_ = std::move(*waiting);
  return adopt_mirror();
}

const KnownBug* SyncRun::known(int64_t id) const {
  const auto found = std::ranges::lower_bound(known_, id, {}, &KnownBug::id);
  return found != known_.end() && found->id == id ? &*found : nullptr;
}

int64_t SyncRun::shown_of_ours() const {
  return std::ranges::count_if(
      known_, [&](const KnownBug& bug) { return bug.visibility == Visibility::shown && ours(bug.component); });
}

bool SyncRun::same_components() const {
  return state_.product == request_.product && std::ranges::all_of(request_.components, [&](const std::string& name) {
           return std::ranges::find(state_.components, name) != state_.components.end();
         });
}

// Remembers what the error means for later runs, and ends this one.
Status SyncRun::fail(const RestError& error) {
  // What was not reached, or is no Bugzilla, is not to be remembered as this mirror's tracker.
  const bool stranger =
      error.status == 0 || error.trouble == Trouble::no_bugzilla || error.trouble == Trouble::redirected;
  if (stranger) return explain(error);
  learn(state_, error, reader_.rest().server().key, now());
  state_.polled_at = now();
  const Status kept = mirror_.remember(state_);
  return kept.ok() ? explain(error) : kept.error();
}

Status SyncRun::greet() {
  if (!state_.dialect || request_.full) {
    const Answer version = reader_.get("/version", {}, "version");
    if (!version.ok()) return fail(version.error());
    state_.dialect = dialect_of(tracker::text_of(*version, "version"));
    reader_.rest().set_dialect(*state_.dialect);
  }
  const Answer time = reader_.get("/time", {}, "db_time");
  if (!time.ok()) return fail(time.error());
  std::vector<std::string> remarks;
  const auto server = tracker::instant_of(*time, "db_time", "the tracker's time", remarks);
  if (!server) {
    return fail({Trouble::no_bugzilla, 200, 0, "the tracker's clock cannot be read; is the address right?"});
  }
  server_time_ = *server;
  const Seconds ahead = server_time_ - now();
  if (std::chrono::abs(ahead) > kSkewTold) {
    outcome_.remarks.push_back(fmt::format("the tracker's clock is {} {} this machine's ({}); one of them is wrong",
                                           format_duration(ahead), ahead > Seconds(0) ? "ahead of" : "behind",
                                           format_instant(server_time_)));
  }
  polled_before_ = state_.polled_at;
  state_.polled_at = now();
  state_.refused_key.clear();
  state_.silent_until.reset();
  return mirror_.remember(state_);
}

Status SyncRun::work() {
  if (Status loaded = load(); !loaded.ok()) return loaded;
  const bool unfinished = !waiting_.empty() && state_.watermark.has_value();
  const bool polled_lately =
      state_.polled_at && request_.now >= *state_.polled_at && request_.now - *state_.polled_at < kPollInterval;
  if (const auto wait = must_wait(state_, reader_.rest().server().key, unfinished, request_.now)) return *wait;
  outcome_.resumed = unfinished;
  if (unfinished && polled_lately) {
    server_time_ = *state_.watermark;  // goes on with the list it has
    if (request_.full)
      outcome_.remarks.emplace_back("this finished the interrupted sync; --full begins after 5 minutes");
    return read_waiting();
  }
  using Step = Status (SyncRun::*)();
  for (const Step step : {&SyncRun::greet, &SyncRun::check_names, &SyncRun::list, &SyncRun::read_waiting,
                          &SyncRun::look_after_missing, &SyncRun::reread}) {
    if (Status done = (this->*step)(); !done.ok()) return done;
  }
  return {};
}

Result<SyncOutcome> sync(Rest& rest, Mirror& mirror, const SyncRequest& request, Pace& pace, const SyncHooks& hooks) {
  return SyncRun(rest, mirror, request, pace, hooks).run();
}

}  // namespace candor::bugzilla
