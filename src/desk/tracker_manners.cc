#include "desk/tracker_manners.h"

#include <fmt/format.h>
#include <map>

#include "store/mirror_table.h"

namespace candor::desk {

namespace {

using bugzilla::RestError;
using bugzilla::SyncState;
using bugzilla::Trouble;
using store::Connection;
using store::MirrorTable;

// The mirror's tracker goes by plain names, which the sync reads and writes (mirror_sink.cc); another one's have its
// address behind them.
std::string behind(const std::map<std::string, std::string>& state, const std::string& tracker) {
  const auto own = state.find("tracker");
  return own != state.end() && own->second == tracker ? "" : " " + tracker;
}

std::string shown(const std::optional<Instant>& instant) {
  return instant ? format_instant(*instant) : "";
}

}  // namespace

Result<SyncState> standing_of(store::Store& store, const std::string& tracker) {
  return store.read([&](Connection& connection) -> Result<SyncState> {
    auto names = MirrorTable(connection).state();
    const std::string end = behind(names, tracker);
    SyncState standing;
    standing.tracker = tracker;
    standing.polled_at = parse_instant(names["polled_at" + end]);
    standing.silent_until = parse_instant(names["silent_until" + end]);
    standing.refused_key = names["refused_key" + end];
    return standing;
  });
}

Status remember_standing(store::Store& store, const SyncState& standing) {
  return store.write([&](Connection& connection) -> Status {
    MirrorTable table(connection);
    const std::string end = behind(table.state(), standing.tracker);
    table.set_state({{"polled_at" + end, shown(standing.polled_at)},
                     {"silent_until" + end, shown(standing.silent_until)},
                     {"refused_key" + end, standing.refused_key}});
    return {};
  });
}

Status may_ask(store::Store& store, const bugzilla::Server& server, Instant now) {
  const Result<SyncState> standing = standing_of(store, server.url);
  if (!standing.ok()) return standing.error();
  const auto wait = bugzilla::must_wait(*standing, server.key, true, now);
  return wait ? Status(*wait) : Status();
}

Instant TrackerManners::now() const {
  return made_ + std::chrono::duration_cast<Seconds>(std::chrono::steady_clock::now() - began_);
}

std::optional<RestError> TrackerManners::against() {
  const Status may = may_ask(store_, {.url = tracker_, .key = key_}, now());
  if (may.ok()) return {};
  return RestError{Trouble::not_sent, 0, 0, fmt::format("{}. {}", may.error().message, may.error().advice)};
}

// A database that cannot be written does not hide what the tracker said.
void TrackerManners::hear(const RestError& error) {
  if (error.trouble != Trouble::blocked && error.trouble != Trouble::wrong_key) return;
  Result<SyncState> standing = standing_of(store_, tracker_);
  if (!standing.ok()) return;
  bugzilla::learn(*standing, error, key_, now());
  (void)remember_standing(store_, *standing).ok();
}

}  // namespace candor::desk
