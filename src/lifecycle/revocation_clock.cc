#include "lifecycle/revocation_clock.h"

#include <fmt/format.h>

namespace candor::lifecycle {

namespace {

std::optional<Event> began(const Incident& incident, const EvidenceSet& set) {
  if (set.clock_from) return Event{*set.clock_from, "as told with the evidence set", "record"};
  if (incident.problem_report_at) return Event{*incident.problem_report_at, "problem report received", "record"};
  if (incident.aware_at) return Event{*incident.aware_at, "the CA became aware", "record"};
  return {};
}

// States of one set in the order in which they were recorded.
std::vector<const EvidenceSet*> states_of(const Incident& incident, const EvidenceSet& latest) {
  std::vector<const EvidenceSet*> states;
  for (const EvidenceSet& set : incident.evidence) {
    if (set.name == latest.name) states.push_back(&set);
  }
  return states;
}

std::string left_words(const EvidenceSet& set) {
  return fmt::format("{} certificate{} of {}", set.remaining_valid, set.remaining_valid == 1 ? "" : "s", set.name);
}

void settle(ClockResult& result, const std::vector<const EvidenceSet*>& states, Instant as_of) {
  const EvidenceSet* done = nullptr;
  const EvidenceSet* late = nullptr;  // seen with certificates left after the deadline
  for (const EvidenceSet* state : states) {
    if (state->as_of > as_of) continue;
    if (state->remaining_valid > 0) {
      done = nullptr;
      if (state->as_of > *result.due) late = state;
    } else if (done == nullptr) {
      done = state;
    }
  }
  if (done != nullptr) {
    result.satisfied = Event{done->as_of, fmt::format("evidence of {}: none is left to revoke", done->name), "record"};
  } else {
    result.note = left_words(*states.back()) + " not revoked";
  }
  judge(result, as_of);
  if (done == nullptr || result.state != State::missed || late != nullptr) return;
  result.state = State::unknown;
  result.late_seconds.reset();
  result.note = "that none is left was seen after the deadline; when the last was revoked, the listing says";
}

}  // namespace

std::optional<RevocationDeadline> revocation_deadline(const Incident& incident, const EvidenceSet& set) {
  RevocationDeadline deadline;
  deadline.reason = guidelines::find_revocation_reason(set.reason);
  deadline.from = began(incident, set);
  const auto due = deadline.reason != nullptr && deadline.from
                       ? guidelines::revocation_due(*deadline.reason, deadline.from->at)
                       : std::nullopt;
  if (!due && !set.revoke_by) return {};
  deadline.must = set.revoke_by.value_or(due ? due->must : Instant{});
  if (due) deadline.should = due->should;
  if (deadline.reason != nullptr) deadline.citation = guidelines::cite(*deadline.reason);
  return deadline;
}

std::vector<ClockResult> revocation_clocks(const Incident& incident, Instant as_of) {
  std::vector<ClockResult> clocks;
  for (const EvidenceSet* set : incident.latest_evidence()) {
    const auto deadline = revocation_deadline(incident, *set);
    if (!deadline) continue;
    ClockResult result;
    result.clock = kRevocationClock;
    result.title = "Revocation of the affected certificates";
    result.trigger = deadline->from.value_or(Event{incident.opened_at, "recorded", "record"});
    result.trigger->what = fmt::format("{}: {}", set->name, result.trigger->what);
    result.version = &guidelines::in_force_at(result.trigger->at);
    result.citation = deadline->citation.empty() ? "deadline as stated" : deadline->citation;
    const auto states = states_of(incident, *set);
    if (deadline->should) {
      ClockResult should = result;
      should.level = guidelines::Level::should;
      should.due = deadline->should;
      settle(should, states, as_of);
      clocks.push_back(std::move(should));
    }
    result.due = deadline->must;
    settle(result, states, as_of);
    clocks.push_back(std::move(result));
  }
  return clocks;
}

}  // namespace candor::lifecycle
