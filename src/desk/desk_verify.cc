#include "desk/desk_verify.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>

#include "base/utf8.h"
#include "desk/incident_projection.h"
#include "desk/incident_record.h"
#include "lifecycle/incident_content.h"
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

// The chain holds over a content that was emptied; that a redaction did it, a later revision must say.
class EmptiedCheck {
 public:
  void visit(const store::Revision& revision) {
    if (!revision.content) {
      emptied_.emplace(std::pair(revision.subject, revision.number), revision.seq);
    } else if (revision.kind == lifecycle::kind::kRedacted) {
      if (const auto number = lifecycle::redacted_number(*revision.content)) {
        emptied_.erase({revision.subject, *number});
      }
    }
  }
  std::vector<std::string> finish() const {
    std::vector<std::string> complaints;
    for (const auto& [revision, seq] : emptied_) {
      complaints.push_back(fmt::format("revision {} ({}, number {}): the content is gone, and no redaction says so",
                                       seq, printable(revision.first), revision.second));
    }
    return complaints;
  }

 private:
  std::map<std::pair<std::string, int64_t>, int64_t> emptied_;
};

DeskVerification verify(store::Connection& connection, bool rebuild) {
  DeskVerification result;
  std::set<int64_t> incidents;
  EmptiedCheck emptied;
  store::RevisionLog(connection).each([&](const store::Revision& revision) {
    ++result.revisions;
    result.head = revision.hash;
    emptied.visit(revision);
    if (const auto id = incident_of(revision.subject)) incidents.insert(*id);
  });
  result.chain = store::verify_chain(connection);
  std::ranges::move(emptied.finish(), std::back_inserter(result.chain));
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

Result<DeskVerification> verify_desk(store::Store& store, bool rebuild) {
  const auto work = [&](store::Connection& connection) -> Result<DeskVerification> {
    return verify(connection, rebuild);
  };
  return rebuild ? store.write(work) : store.read(work);
}

}  // namespace candor::desk
