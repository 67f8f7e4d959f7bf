// Incidents of all CA Owners like this one, of the two years before it: what the guidelines want a full report to list.
// Only public bugs are shown, so that nothing restricted gets into a report.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lifecycle/incident.h"
#include "store/mirror_query.h"
#include "store/store.h"
#include "tracker/terms.h"

namespace candor::desk {

// What to find relatives of.
struct RelatedSubject {
  std::string shown;  // "bug 1990254", "incident 17", "report.md"
  tracker::Terms terms;
  tracker::SpokenWords spoken;
  int64_t bug = 0;  // its own number, or 0
  Instant at;       // when it was opened; else now
  Instant began;    // when the CA Owner knew of it, as far as its own record tells; else as `at`
};

struct RelatedBug {
  store::MirroredBug bug;
  double score = 0;
  std::vector<std::string> why;  // "both name BR 7.1.2.7", best first
  bool same_owner = false;
  // An incident of the same CA Owner that looks like this one and was resolved before it began: then it reoccurs, and a
  // report of its own is owed. A person decides.
  bool recurrence = false;
};

struct Related {
  RelatedSubject subject;
  std::string tracker;  // address, for links
  int64_t considered = 0;
  std::vector<RelatedBug> bugs;
};

Result<RelatedSubject> subject_of_bug(store::Store& store, int64_t bug);
RelatedSubject subject_of_incident(const lifecycle::Incident& incident, Instant now);
// The text of a report, which does not say whose it is: `ca`, or empty.
RelatedSubject subject_of_report(const std::string& name, const std::string& text, const std::string& ca, Instant now);

Result<Related> find_related(store::Store& store, RelatedSubject subject, size_t count);

}  // namespace candor::desk
