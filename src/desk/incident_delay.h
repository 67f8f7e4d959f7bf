// When a revocation deadline has passed with certificates not revoked, a separate report on the delay is owed. This
// starts it: a new incident, linked, with the figures that its report and every update have to give.
#pragma once

#include <vector>

#include "desk/incident_preliminary.h"
#include "desk/incident_record.h"

namespace candor::desk {

// An evidence set past its deadline, by its latest state.
struct DelayedSet {
  lifecycle::EvidenceSet set;
  Instant due;           // the deadline
  std::string citation;  // of the rule it follows from; empty where the deadline was stated
  // The figures that updates owe; the fourth is the estimate, which is a person's.
  int64_t not_revoked() const { return set.remaining_valid; }
  int64_t expired_unrevoked() const { return set.certificates - set.revoked - set.remaining_valid; }
};

// Sets whose deadline lies before `now`, with certificates that were neither revoked nor expired when last looked at.
std::vector<DelayedSet> delayed_sets(const lifecycle::Incident& incident, Instant now);

struct Delay {
  std::vector<DelayedSet> sets;
  lifecycle::Incident incident;  // the new one
};

// Refuses when nothing is late, and when a report on the delay was started already.
Result<Delay> start_delay(IncidentRecord& record, int64_t id, const Act& act);

// "412 of 1,000 certificates are revoked, ...": the four figures of an update, as a list in Markdown.
std::string delay_figures(const std::vector<DelayedSet>& sets);

}  // namespace candor::desk
