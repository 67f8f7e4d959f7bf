#include "desk/incident_record.h"

#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <set>

#include "base/utf8.h"
#include "desk/incident_projection.h"
#include "desk/outbox_desk.h"
#include "lifecycle/incident_content.h"
#include "lifecycle/incident_fold.h"

namespace candor::desk {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view kSubject = "incident/";

// Only the owner may look: a desk holds security-sensitive incidents.
Status make_folder(const store::Location& location) {
  const fs::path folder = fs::path(location.target).parent_path();
  std::error_code failed;
  if (folder.empty() || fs::exists(folder, failed)) return {};
  fs::create_directories(folder, failed);
  if (failed) {
    return Error{fmt::format("cannot create the folder {}: {}", printable(folder.string()), failed.message()),
                 "--data names another place."};
  }
  fs::permissions(folder, fs::perms::owner_all, failed);
  return {};
}

Error no_incident(int64_t id) {
  return {fmt::format("there is no incident {}", id), "'candor incident list' shows those there are."};
}

// Lists are made of the revisions and written with them: a row that is older or newer than its incident's last revision
// comes from a copy made in the middle of a write. The most urgent ones are looked at; 'candor verify' looks at all.
class RowProof {
 public:
  explicit RowProof(store::Connection& connection) : log_(connection), table_(connection) {}
  void require(int64_t incident, std::optional<int64_t> revision) {
    if (seen_.size() == kMost || !seen_.insert(incident).second) return;
    if (!revision) revision = table_.revision_of(incident);
    if (revision == log_.last_number(subject_of(incident))) return;
    throw store::Failure(
        {fmt::format("the database is damaged or was copied while it was written to: what it lists of "
                     "incident {} is not what was recorded",
                     incident),
         "'candor verify' says what is wrong, and --rebuild makes the lists anew; or restore a backup: "
         "candor restore FILE."});
  }

 private:
  static constexpr size_t kMost = 100;
  store::RevisionLog log_;
  store::IncidentTable table_;
  std::set<int64_t> seen_;
};

lifecycle::Revision light(const store::Revision& revision) {
  return {revision.number, revision.kind, revision.actor, revision.at, revision.content};
}

Conflict conflict_of(int64_t id, int64_t from, const std::vector<store::Revision>& revisions,
                     const IncidentRecord::Decide& decide, const Act& act) {
  const auto middle = revisions.begin() + static_cast<std::ptrdiff_t>(from);
  Conflict conflict{.before = fold_incident(id, {revisions.begin(), middle}),
                    .now = fold_incident(id, revisions),
                    .yours = {},
                    .since = {middle, revisions.end()}};
  conflict.yours = conflict.before;
  const Result<std::vector<Change>> changes = decide(conflict.before);
  if (!changes.ok()) return conflict;
  for (const Change& change : *changes) {
    lifecycle::apply(conflict.yours, {conflict.yours.revision + 1, change.kind, act.actor, act.at, change.content});
  }
  return conflict;
}

// Appends to what was read and brings the projections up to date.
lifecycle::Incident append(store::Connection& connection, int64_t id, lifecycle::Incident incident,
                           const std::vector<Change>& changes, const Act& act) {
  store::RevisionLog log(connection);
  for (const Change& change : changes) {
    lifecycle::apply(incident, light(log.append({subject_of(id), change.kind, act.actor, act.at, change.content})));
  }
  store::IncidentTable(connection).replace(project(incident));
  return incident;
}

}  // namespace

std::string subject_of(int64_t id) {
  return fmt::format("{}{}", kSubject, id);
}

std::optional<int64_t> incident_of(const std::string& subject) {
  if (!subject.starts_with(kSubject)) return std::nullopt;
  int64_t id = 0;
  const char* end = subject.data() + subject.size();
  const auto [rest, error] = std::from_chars(subject.data() + kSubject.size(), end, id);
  return error == std::errc() && rest == end ? std::optional(id) : std::nullopt;
}

lifecycle::Incident fold_incident(int64_t id, const std::vector<store::Revision>& revisions) {
  std::vector<lifecycle::Revision> all;
  all.reserve(revisions.size());
  for (const store::Revision& revision : revisions) all.push_back(light(revision));
  return lifecycle::fold(id, all);
}

Result<IncidentRecord> IncidentRecord::open(const store::Location& location, const store::OpenOptions& options) {
  if (options.create && location.engine == store::Engine::sqlite) {
    if (const Status made = make_folder(location); !made.ok()) return made.error();
  }
  Result<store::Store> store = store::Store::open(location, options);
  if (!store.ok()) return store.error();
  return IncidentRecord(std::move(store).value());
}

Result<lifecycle::Incident> IncidentRecord::begin(const lifecycle::Facts& facts, const std::vector<Change>& then,
                                                  const Act& act) {
  return store_.write([&](store::Connection& connection) -> Result<lifecycle::Incident> {
    lifecycle::Incident incident;
    incident.id = store::IncidentTable(connection).next_id();
    std::vector<Change> changes = {{std::string(lifecycle::kind::kOpened), lifecycle::content_of(facts)}};
    changes.insert(changes.end(), then.begin(), then.end());
    return append(connection, incident.id, incident, changes, act);
  });
}

Result<SaveOutcome> IncidentRecord::save(int64_t id, std::optional<int64_t> from, const std::vector<Change>& changes,
                                         const Act& act) {
  return save(
      id, from, [&](const lifecycle::Incident&) -> Result<std::vector<Change>> { return changes; }, act);
}

Result<SaveOutcome> IncidentRecord::save(int64_t id, std::optional<int64_t> from, const Decide& decide,
                                         const Act& act) {
  return store_.write([&](store::Connection& connection) -> Result<SaveOutcome> {
    const std::vector<store::Revision> revisions = store::RevisionLog(connection).of(subject_of(id));
    if (revisions.empty()) return no_incident(id);
    const int64_t last = revisions.back().number;
    if (from && (*from < 1 || *from > last)) {
      return Error{fmt::format("incident {} has no revision {}: its last is {}", id, *from, last), ""};
    }
    if (from && *from < last) return SaveOutcome(conflict_of(id, *from, revisions, decide, act));
    const auto saved = save_within(connection, id, decide, act);
    if (!saved.ok()) return saved.error();
    const auto entry = saved->bug == fold_incident(id, revisions).bug ? std::nullopt : entry_under_way(connection, id);
    if (entry) {
      return Error{fmt::format("incident {} has a posting under way, entry {} of the outbox: its bug stays as it is",
                               id, *entry),
                   "Take it up first (candor outbox deliver), or drop it (candor outbox discard)."};
    }
    return SaveOutcome(*saved);
  });
}

Result<lifecycle::Incident> save_within(store::Connection& connection, int64_t id, const IncidentRecord::Decide& decide,
                                        const Act& act) {
  const std::vector<store::Revision> revisions = store::RevisionLog(connection).of(subject_of(id));
  if (revisions.empty()) return no_incident(id);
  const lifecycle::Incident incident = fold_incident(id, revisions);
  const Result<std::vector<Change>> changes = decide(incident);
  if (!changes.ok()) return changes.error();
  return changes->empty() ? incident : append(connection, id, incident, *changes, act);
}

Result<std::vector<store::Revision>> IncidentRecord::history(int64_t id) {
  return store_.read([&](store::Connection& connection) -> Result<std::vector<store::Revision>> {
    std::vector<store::Revision> revisions = store::RevisionLog(connection).of(subject_of(id));
    if (revisions.empty()) return no_incident(id);
    return revisions;
  });
}

Result<lifecycle::Incident> IncidentRecord::load(int64_t id) {
  const Result<std::vector<store::Revision>> revisions = history(id);
  if (!revisions.ok()) return revisions.error();
  return fold_incident(id, *revisions);
}

Result<std::vector<store::IncidentRow>> IncidentRecord::list(const store::IncidentFilter& filter) {
  return store_.read([&](store::Connection& connection) -> Result<std::vector<store::IncidentRow>> {
    std::vector<store::IncidentRow> rows = store::IncidentTable(connection).list(filter);
    RowProof proof(connection);
    for (const store::IncidentRow& row : rows) proof.require(row.id, row.revision);
    return rows;
  });
}

Result<std::vector<store::DueRow>> IncidentRecord::due(const std::string& ca, std::optional<Instant> until,
                                                       int64_t limit) {
  return store_.read([&](store::Connection& connection) -> Result<std::vector<store::DueRow>> {
    std::vector<store::DueRow> rows = store::IncidentTable(connection).due(ca, until, limit);
    RowProof proof(connection);
    for (const store::DueRow& row : rows) proof.require(row.incident, {});
    return rows;
  });
}

Result<std::vector<std::pair<int64_t, std::string>>> IncidentRecord::linking_to(int64_t id) {
  return store_.read([&](store::Connection& connection) -> Result<std::vector<std::pair<int64_t, std::string>>> {
    return store::IncidentTable(connection).linking_to(id);
  });
}

}  // namespace candor::desk
