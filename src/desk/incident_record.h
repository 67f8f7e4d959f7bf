// The record of a desk's incidents: every use case that reads or changes it goes through here. A change is one or more
// revisions and the projections made of them, in one transaction.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "lifecycle/incident.h"
#include "store/incident_table.h"
#include "store/revision_log.h"
#include "store/store.h"

namespace candor::desk {

// Who does something, and when.
struct Act {
  std::string actor;
  Instant at;
};

// One revision to add; see lifecycle/incident_content.h.
struct Change {
  std::string kind;
  std::string content;
};

// A save that started from an older revision than the last: nothing was written.
struct Conflict {
  lifecycle::Incident before;          // as it was at the revision the save started from
  lifecycle::Incident now;             // as it is
  lifecycle::Incident yours;           // as the refused save would have left it
  std::vector<store::Revision> since;  // what happened in between
};

using SaveOutcome = std::variant<lifecycle::Incident, Conflict>;

class IncidentRecord {
 public:
  // Makes the folder of an SQLite file when `create` is set.
  static Result<IncidentRecord> open(const store::Location& location, const store::OpenOptions& options);

  // The first revision of a new incident, and those that follow at once.
  Result<lifecycle::Incident> begin(const lifecycle::Facts& facts, const std::vector<Change>& then, const Act& act);
  // Appends the changes. `from`: number of the revision the save started from; a later one makes it a Conflict. Without
  // `from` the save started from what is there now.
  Result<SaveOutcome> save(int64_t id, std::optional<int64_t> from, const std::vector<Change>& changes, const Act& act);
  // Changes that depend on the incident as it is, decided inside of the transaction.
  using Decide = std::function<Result<std::vector<Change>>(const lifecycle::Incident&)>;
  Result<SaveOutcome> save(int64_t id, std::optional<int64_t> from, const Decide& decide, const Act& act);

  Result<lifecycle::Incident> load(int64_t id);
  Result<std::vector<store::Revision>> history(int64_t id);
  Result<std::vector<store::IncidentRow>> list(const store::IncidentFilter& filter);
  // Clocks that run and reports that are owed, most urgent first; see IncidentTable::due().
  Result<std::vector<store::DueRow>> due(const std::string& ca, std::optional<Instant> until, int64_t limit);
  // Numbers of the incidents that link to this one, with the relation.
  Result<std::vector<std::pair<int64_t, std::string>>> linking_to(int64_t id);

  store::Store& store() { return store_; }

 private:
  explicit IncidentRecord(store::Store store) : store_(std::move(store)) {}
  store::Store store_;
};

// As save() without `from`, inside of a transaction that does more.
Result<lifecycle::Incident> save_within(store::Connection& connection, int64_t id, const IncidentRecord::Decide& decide,
                                        const Act& act);

std::string subject_of(int64_t id);                              // "incident/17"
std::optional<int64_t> incident_of(const std::string& subject);  // 17; nothing for other subjects
lifecycle::Incident fold_incident(int64_t id, const std::vector<store::Revision>& revisions);

}  // namespace candor::desk
