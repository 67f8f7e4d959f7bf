#include "lifecycle/audit.h"

#include <algorithm>

#include "lifecycle/life_of_bug.h"

namespace candor::lifecycle {

namespace {

std::vector<std::string_view> versions_of(const Life& life) {
  std::vector<std::string_view> ids;
  if (!life.opened) return ids;
  Instant end = life.as_of;
  if (!life.closed.empty() && !life.closed.back().until) end = std::min(end, life.closed.back().from);
  const guidelines::Version* first = &guidelines::in_force_at(*life.opened);
  for (const guidelines::Version& version : guidelines::versions()) {
    const bool later = version.effective && *version.effective > *life.opened && *version.effective <= end;
    if (&version == first || later) ids.push_back(version.id);
  }
  return ids;
}

void tell_unknown(const tracker::BugRecord& record, BugAudit& audit) {
  if (!record.history) {
    audit.remarks.emplace_back(
        "the bug's history is not known: Next update dates, tags and requests for information of the past cannot be "
        "judged");
  }
  if (record.comments.empty()) audit.remarks.emplace_back("the bug has no comments to judge");
  if (!audit.life.awareness && audit.life.first_of_ca() != nullptr) {
    audit.remarks.emplace_back("no posting of the CA Owner tells when it became aware");
  }
  if (audit.life.first_of_ca() == nullptr) {
    audit.remarks.emplace_back("the CA Owner has posted nothing, or its accounts are not the ones given or inferred");
  }
}

}  // namespace

int BugAudit::missed(guidelines::Level least) const {
  return static_cast<int>(std::ranges::count_if(clocks, [&](const ClockResult& clock) {
    return clock.state == State::missed && clock.severity == Severity::error && clock.level >= least;
  }));
}

BugAudit audit(const tracker::BugRecord& record, const AuditOptions& options) {
  BugAudit out;
  out.speakers = tracker::ca_speakers(record, options.ca_accounts);
  out.life = life_of_bug(record, out.speakers, options.as_of);
  out.versions = versions_of(out.life);
  out.clocks = run_clocks(out.life);
  out.findings = find_in_life(out.life);
  out.remarks = out.life.remarks;
  tell_unknown(record, out);
  return out;
}

}  // namespace candor::lifecycle
