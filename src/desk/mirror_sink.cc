#include "desk/mirror_sink.h"

#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"
#include "store/mirror_derived.h"
#include "store/mirror_table.h"

namespace candor::desk {

namespace {

using bugzilla::Dialect;
using bugzilla::Kept;
using bugzilla::SyncState;
using bugzilla::Visibility;
using store::Connection;
using store::MirrorTable;
using store::Shown;
using Names = std::map<std::string, std::string>;

std::string shown(const std::optional<Instant>& instant) {
  return instant ? format_instant(*instant) : "";
}

Names names_of(const SyncState& state) {
  return {{"tracker", state.tracker},
          {"product", state.product},
          {"components", fmt::format("{}", fmt::join(state.components, "\n"))},
          {"dialect", !state.dialect                   ? ""
                      : *state.dialect == Dialect::bmo ? "bmo"
                                                       : "stock"},
          {"watermark", shown(state.watermark)},
          {"polled_at", shown(state.polled_at)},
          {"reread_at", shown(state.reread_at)},
          {"elsewhere_at", shown(state.elsewhere_at)},
          {"reread_open", std::to_string(state.reread_open)},
          {"reread_closed", std::to_string(state.reread_closed)},
          {"silent_until", shown(state.silent_until)},
          {"refused_key", state.refused_key},
          {"trusted_page", std::to_string(state.trusted_page)},
          {"unreadable", fmt::format("{}", fmt::join(state.unreadable, " "))}};
}

SyncState state_of(Names names) {
  SyncState state;
  state.tracker = names["tracker"];
  state.product = names["product"];
  for (const std::string_view name : split(names["components"], '\n')) {
    if (!name.empty()) state.components.emplace_back(name);
  }
  const std::string dialect = names["dialect"];
  if (!dialect.empty()) state.dialect = dialect == "bmo" ? Dialect::bmo : Dialect::stock;
  state.watermark = parse_instant(names["watermark"]);
  state.polled_at = parse_instant(names["polled_at"]);
  state.reread_at = parse_instant(names["reread_at"]);
  state.elsewhere_at = parse_instant(names["elsewhere_at"]);
  state.reread_open = std::atoll(names["reread_open"].c_str());
  state.reread_closed = std::atoll(names["reread_closed"].c_str());
  state.silent_until = parse_instant(names["silent_until"]);
  state.refused_key = names["refused_key"];
  state.trusted_page = std::atoll(names["trusted_page"].c_str());
  for (const std::string_view id : split(names["unreadable"], ' ')) {
    const int64_t bug = std::atoll(std::string(id).c_str());
    if (bug > 0) state.unreadable.push_back(bug);
  }
  return state;
}

Visibility visibility_of(Shown shown) {
  switch (shown) {
    case Shown::yes:
      return Visibility::shown;
    case Shown::gone:
      return Visibility::gone;
    case Shown::elsewhere:
      return Visibility::elsewhere;
    case Shown::not_public:
      break;
  }
  return Visibility::not_public;
}

Shown shown_of(Visibility visibility) {
  switch (visibility) {
    case Visibility::shown:
      return Shown::yes;
    case Visibility::gone:
      return Shown::gone;
    case Visibility::elsewhere:
      return Shown::elsewhere;
    case Visibility::not_public:
      break;
  }
  return Shown::not_public;
}

Kept kept_of(const store::MirrorNews& news) {
  return {news.comments, news.edited};
}

}  // namespace

Status renew_mirror(store::Store& store, bool always) {
  return store.write([&](Connection& c) -> Status {
    store::renew_derived(c, always);
    return {};
  });
}

Result<std::unique_ptr<store::OutboxLock>> one_sync(const store::Store& store) {
  return store::OutboxLock::take(store.location(), store::Sender::sync);
}

Result<SyncState> MirrorSink::state() {
  return store_.read([](Connection& c) -> Result<SyncState> { return state_of(MirrorTable(c).state()); });
}

Status MirrorSink::remember(const SyncState& state) {
  return store_.write([&](Connection& c) -> Status {
    MirrorTable(c).set_state(names_of(state));
    return {};
  });
}

Result<std::vector<bugzilla::KnownBug>> MirrorSink::known() {
  return store_.read([](Connection& c) -> Result<std::vector<bugzilla::KnownBug>> {
    std::vector<bugzilla::KnownBug> all;
    for (store::MirrorLine& line : MirrorTable(c).lines()) {
      all.push_back({line.id, line.changed, line.read_at, visibility_of(line.shown), line.open,
                     std::move(line.component), line.comments});
    }
    return all;
  });
}

Result<std::vector<bugzilla::Todo>> MirrorSink::waiting() {
  return store_.read([](Connection& c) -> Result<std::vector<bugzilla::Todo>> {
    std::vector<bugzilla::Todo> all;
    for (const store::MirrorWaiting& waiting : MirrorTable(c).waiting()) all.push_back({waiting.bug, waiting.comments});
    return all;
  });
}

Status MirrorSink::add_waiting(const std::vector<bugzilla::Todo>& bugs, const SyncState& state) {
  return store_.write([&](Connection& c) -> Status {
    std::vector<store::MirrorWaiting> rows;
    rows.reserve(bugs.size());
    for (const bugzilla::Todo& todo : bugs) rows.push_back({todo.bug, todo.comments});
    MirrorTable table(c);
    table.set_waiting(rows);
    table.set_state(names_of(state));
    return {};
  });
}

Result<Kept> MirrorSink::keep(const std::vector<tracker::BugRecord>& bugs, Instant read_at,
                              const std::vector<int64_t>& elsewhere) {
  return store_.write([&](Connection& c) -> Result<Kept> {
    MirrorTable table(c);
    for (const tracker::BugRecord& record : bugs) table.done_waiting(record.bug.id);
    const Kept kept = kept_of(table.keep(bugs, read_at));
    for (const int64_t bug : elsewhere) table.mark(bug, Shown::elsewhere, read_at);
    return kept;
  });
}

Result<Kept> MirrorSink::keep_comments(const std::map<int64_t, std::vector<tracker::Comment>>& by_bug,
                                       Instant read_at) {
  return store_.write([&](Connection& c) -> Result<Kept> { return kept_of(MirrorTable(c).reread(by_bug, read_at)); });
}

Status MirrorSink::mark(int64_t bug, Visibility visibility, Instant at) {
  return store_.write([&](Connection& c) -> Status {
    MirrorTable table(c);
    table.mark(bug, shown_of(visibility), at);
    table.done_waiting(bug);
    return {};
  });
}

Status MirrorSink::skip(int64_t bug, const SyncState& state) {
  return store_.write([&](Connection& c) -> Status {
    MirrorTable table(c);
    table.done_waiting(bug);
    table.set_state(names_of(state));
    return {};
  });
}

}  // namespace candor::desk
