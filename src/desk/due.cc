#include "desk/due.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "desk/related.h"
#include "lifecycle/owed_reports.h"

namespace candor::desk {

namespace {

constexpr size_t kMostLooks = 10;  // each reads the mirror's bugs of two years
constexpr size_t kRelatives = 5;
constexpr size_t kDeskDigits = 16;

using Relations = std::initializer_list<std::string_view>;

// A separate report is owed until another incident of the desk is linked to this one as it.
Result<bool> reported(IncidentRecord& record, int64_t incident, Relations relations) {
  const auto linking = record.linking_to(incident);
  if (!linking.ok()) return linking.error();
  return std::ranges::any_of(
      *linking, [&](const auto& link) { return std::ranges::find(relations, link.second) != relations.end(); });
}

bool owed_revocation(const lifecycle::Obligation& one, Instant now) {
  return one.clock == "revocation" && one.level == guidelines::Level::must && one.due && *one.due < now;
}

Result<bool> owed_still(IncidentRecord& record, int64_t incident, const lifecycle::Obligation& one) {
  Result<bool> done = false;
  if (one.clock == lifecycle::kOwedRecurrence) done = reported(record, incident, {"recurrence-of"});
  if (one.clock == lifecycle::kOwedDistinctCause) done = reported(record, incident, {"related", "caused-by"});
  return done.ok() ? Result<bool>(!*done) : done;
}

// Incidents whose first or full report is still to come: there the old bug can be named in time.
bool may_tell_recurrence(const lifecycle::Obligation& one) {
  return one.clock == "initial-disclosure-72h" || one.clock.starts_with("full-report");
}

Status look_for_recurrences(IncidentRecord& record, DueList& list, Instant now) {
  std::set<int64_t> looked;
  for (DueItem& item : list.items) {
    if (looked.size() == kMostLooks || !may_tell_recurrence(item.shown.obligation)) continue;
    if (!looked.insert(item.incident).second) continue;
    const auto incident = record.load(item.incident);
    if (!incident.ok()) return incident.error();
    const bool linked = std::ranges::any_of(
        incident->links, [](const auto& link) { return link.relation == lifecycle::Relation::recurrence_of; });
    if (linked) continue;
    const auto related = find_related(record.store(), subject_of_incident(*incident, now), kRelatives);
    if (!related.ok()) return {};  // an empty mirror: nothing to compare with
    for (const RelatedBug& one : related->bugs) {
      if (one.recurrence) item.resembles.push_back(one.bug.bug.id);
    }
  }
  return {};
}

}  // namespace

Result<DueList> due_list(IncidentRecord& record, const DueRequest& request) {
  const std::optional<Instant> until = request.within ? std::optional(request.now + *request.within) : std::nullopt;
  const auto rows = record.due(request.ca, until, static_cast<int64_t>(request.limit) + 1);
  if (!rows.ok()) return rows.error();
  DueList list;
  auto desk = record.store().read(
      [](store::Connection& connection) -> Result<std::string> { return store::RevisionLog(connection).first_hash(); });
  if (!desk.ok()) return desk.error();
  list.desk = desk->substr(0, kDeskDigits);
  list.more = rows->size() > request.limit;
  for (const store::DueRow& row : *rows) {
    if (list.items.size() == request.limit) break;
    DueItem item{row.incident, row.ca, read_clock_row(row.clock), row.security_sensitive};
    const lifecycle::Obligation& one = item.shown.obligation;
    if (one.what.empty()) {
      return Error{fmt::format("the database is damaged: what is due for incident {} cannot be read", row.incident),
                   "'candor verify' says what is wrong, and --rebuild makes the lists anew."};
    }
    if (one.since > request.now) continue;
    const auto still = owed_still(record, row.incident, one);
    if (!still.ok()) return still.error();
    if (!*still) continue;
    if (owed_revocation(one, request.now)) {
      const auto done = reported(record, row.incident, {"delayed-revocation-of"});
      if (!done.ok()) return done.error();
      item.owes_delay_report = !*done;
    }
    list.items.push_back(std::move(item));
  }
  if (!request.recurrences) return list;
  const Status looked = look_for_recurrences(record, list, request.now);
  return looked.ok() ? Result<DueList>(std::move(list)) : Result<DueList>(looked.error());
}

}  // namespace candor::desk
