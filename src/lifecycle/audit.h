// The judgement of a public bug's whole life: clocks met and missed, findings, and what cannot be known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/clocks/clock.h"
#include "lifecycle/findings.h"
#include "lifecycle/life.h"
#include "tracker/bug.h"
#include "tracker/speaker.h"

namespace candor::lifecycle {

struct AuditOptions {
  Instant as_of;
  std::vector<std::string> ca_accounts;  // empty: inferred
};

struct BugAudit {
  Life life;
  tracker::CaSpeakers speakers;
  std::vector<std::string_view> versions;  // in force between opening and as_of or closing, oldest first
  std::vector<ClockResult> clocks;
  std::vector<LifeFinding> findings;
  std::vector<std::string> remarks;  // what could not be read or known, one sentence each

  // Missed at this level or above; warnings and information left out.
  int missed(guidelines::Level least) const;
};

BugAudit audit(const tracker::BugRecord& record, const AuditOptions& options);

}  // namespace candor::lifecycle
