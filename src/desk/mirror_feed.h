// What the mirror brought of the desk's own bugs goes into their incidents' records, so that `due` knows of questions
// that were asked since: comments of others as seen, comments of ours that nobody recorded as postings, and the
// whiteboard's "Next update". Nothing is recorded twice, and what is recorded stays, whatever the tracker shows later.
#pragma once

#include "desk/incident_record.h"
#include "tracker/bug.h"

namespace candor::desk {

// Of one incident.
struct Fed {
  int64_t incident = 0, bug = 0;
  int64_t comments = 0;                     // of others, new or in other words than before
  int64_t postings = 0;                     // of ours
  std::optional<Instant> next_update = {};  // as the whiteboard has it now
  bool closed_there = false;                // the bug is closed, and the incident is not
  bool anything() const { return comments > 0 || postings > 0 || next_update.has_value(); }
};

// `accounts`: ours on the tracker, as far as they are known. Those of earlier postings count as well, and their
// colleagues: accounts of the same organisation's domain.
struct Feeding {
  std::vector<Change> changes;
  Fed fed;
};
Feeding feeding_of(const lifecycle::Incident& incident, const tracker::BugRecord& bug,
                   const std::vector<std::string>& accounts);

// Incidents whose bug the mirror read since the last feeding. Only those to whose record something was added, or whose
// bug was closed.
Result<std::vector<Fed>> feed_incidents(IncidentRecord& record, const std::vector<std::string>& accounts,
                                        const Act& act);

// Whether there is anything that feed_incidents() would look at, before whoever calls asks whose key it has.
Result<bool> anything_to_feed(IncidentRecord& record);

}  // namespace candor::desk
