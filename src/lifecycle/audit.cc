#include "lifecycle/audit.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <limits>

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

// Number of the comment an event is in; nothing for events of another kind.
std::optional<int> comment_of(const std::optional<Event>& event) {
  if (!event || event->ref.size() < 2 || event->ref.front() != 'c') return {};
  int number = 0;
  const char* const end = event->ref.data() + event->ref.size();
  const auto read = std::from_chars(event->ref.data() + 1, end, number);
  return read.ptr == end ? std::optional(number) : std::nullopt;
}

// A comment of the CA Owner whose date is not known may have come in time.
void doubt_undated(BugAudit& audit) {
  for (ClockResult& clock : audit.clocks) {
    if (clock.state != State::missed) continue;
    const int after = comment_of(clock.trigger).value_or(-1);
    const int before = comment_of(clock.satisfied).value_or(std::numeric_limits<int>::max());
    const auto between = std::ranges::find_if(audit.life.undated, [&](int n) { return after < n && n < before; });
    if (between == audit.life.undated.end()) continue;
    clock.state = State::unknown;
    clock.late_seconds.reset();
    clock.note = fmt::format("comment {} of the CA Owner has no date and may have come in time", *between);
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
  doubt_undated(out);
  out.findings = find_in_life(out.life);
  out.remarks = out.life.remarks;
  tell_unknown(record, out);
  return out;
}

}  // namespace candor::lifecycle
