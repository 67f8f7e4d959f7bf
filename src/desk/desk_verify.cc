#include "desk/desk_verify.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "desk/incident_projection.h"
#include "desk/incident_record.h"
#include "store/incident_table.h"
#include "store/revision_log.h"

namespace candor::desk {

namespace {

// Which part of a projection differs, for the message.
std::string difference(const store::IncidentProjection& made, const store::IncidentProjection& found) {
  if (made.row != found.row) return "the list row";
  if (made.words != found.words) return "the words of full text";
  if (made.clocks != found.clocks) return "the open clocks";
  return "the links";
}

class ProjectionCheck {
 public:
  ProjectionCheck(store::Connection& connection, bool rebuild)
      : log_(connection), table_(connection), rebuild_(rebuild) {}

  void check(int64_t id) {
    const store::IncidentProjection made = project(fold_incident(id, log_.as_stored(subject_of(id))));
    const auto found = table_.find(id);
    if (found == made) return;
    differences_.push_back(fmt::format("incident {}: {} {}", id, found ? difference(made, *found) : "its row",
                                       found ? "differs" : "is missing"));
    if (rebuild_) table_.replace(made);
  }
  void check_stray(int64_t id) {
    differences_.push_back(fmt::format("incident {}: has a row but no revision", id));
    if (rebuild_) table_.remove(id);
  }
  std::vector<std::string> finish() { return std::move(differences_); }

 private:
  store::RevisionLog log_;
  store::IncidentTable table_;
  bool rebuild_;
  std::vector<std::string> differences_;
};

Verification verify(store::Connection& connection, bool rebuild) {
  Verification result;
  std::set<int64_t> incidents;
  store::RevisionLog(connection).each([&](const store::Revision& revision) {
    ++result.revisions;
    result.head = revision.hash;
    if (const auto id = incident_of(revision.subject)) incidents.insert(*id);
  });
  result.chain = store::verify_chain(connection);
  result.incidents = static_cast<int64_t>(incidents.size());
  result.rebuilt = rebuild && result.chain.empty();
  ProjectionCheck check(connection, result.rebuilt);
  for (const int64_t id : incidents) check.check(id);
  for (const int64_t id : store::IncidentTable(connection).ids()) {
    if (!incidents.contains(id)) check.check_stray(id);
  }
  result.projections = check.finish();
  return result;
}

}  // namespace

Result<Verification> verify_desk(store::Store& store, bool rebuild) {
  const auto work = [&](store::Connection& connection) -> Result<Verification> { return verify(connection, rebuild); };
  return rebuild ? store.write(work) : store.read(work);
}

}  // namespace candor::desk
