// `candor evidence tally`: a log of events counted by type and period, for incidents that are about answers rather than
// certificates.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/evidence_request.h"
#include "evidence/event_tally.h"
#include "guidelines/version.h"

namespace candor::desk {

struct TallyRequest {
  std::string path, where, time;
  std::vector<std::string> by;
  evidence::Period period = evidence::Period::day;
  bool utc = false;
  Instant now;                                   // for the note in impact.md
  const guidelines::Version* version = nullptr;  // never null
};

// One line of the result: a type in one period, or in all of them.
struct TallyLine {
  std::string type;
  std::optional<Instant> period;  // its beginning; none: the whole log
  evidence::EventCount events;
  double share = 0;                // of all events in that time, 0 to 1; of few digits
  std::optional<double> per_hour;  // over what the log covers of that time; of few digits
};

struct EventsTallied {
  evidence::EventTally tally;
  std::vector<TallyLine> lines;  // by type; first the whole log, then period by period
};

// With a folder: summary.json, impact.md, tally.csv and rejected.tsv, whole or not at all. Empty: nothing is written.
Result<EventsTallied> tally_event_log(const TallyRequest& request, const EvidenceHooks& hooks,
                                      const std::string& folder);

}  // namespace candor::desk
