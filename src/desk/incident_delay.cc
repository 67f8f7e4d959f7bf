#include "desk/incident_delay.h"

#include <algorithm>
#include <fmt/format.h>

#include "lifecycle/incident_content.h"
#include "lifecycle/revocation_clock.h"

namespace candor::desk {

namespace {

struct Totals {
  int64_t certificates = 0, revoked = 0, not_revoked = 0, expired = 0;
};

Totals totals_of(const std::vector<DelayedSet>& sets) {
  Totals totals;
  for (const DelayedSet& delayed : sets) {
    totals.certificates += delayed.set.certificates;
    totals.revoked += delayed.set.revoked;
    totals.not_revoked += delayed.not_revoked();
    totals.expired += delayed.expired_unrevoked();
  }
  return totals;
}

std::string certificates(int64_t count) {
  return fmt::format("{} certificate{}", count, count == 1 ? "" : "s");
}

// The tag by which Root Store Operators mark such bugs.
std::string tag_of(const std::vector<DelayedSet>& sets) {
  const bool ca = std::any_of(sets.begin(), sets.end(), [](const DelayedSet& delayed) {
    const auto* reason = guidelines::find_revocation_reason(delayed.set.reason);
    return reason != nullptr && reason->certificate.starts_with("subordinate");
  });
  return ca ? "ca-revocation-delay" : "leaf-revocation-delay";
}

lifecycle::Facts facts_of(const lifecycle::Incident& source, const std::vector<DelayedSet>& sets) {
  const Totals totals = totals_of(sets);
  Instant first = sets.front().due;
  std::vector<std::string> policies;
  for (const DelayedSet& delayed : sets) {
    first = std::min(first, delayed.due);
    const bool known = std::find(policies.begin(), policies.end(), delayed.citation) != policies.end();
    if (!delayed.citation.empty() && !known) policies.push_back(delayed.citation);
  }
  lifecycle::Facts facts;
  facts.ca = source.ca;
  facts.title = "Delayed revocation: " + source.title;
  facts.aware_at = first;
  facts.aware_how = "the revocation deadline passed";
  facts.tags = {tag_of(sets)};
  facts.policies = policies.empty() ? source.policies : policies;
  facts.source = "Self Reported";
  facts.security_sensitive = source.security_sensitive;
  facts.description = fmt::format(
      "{} of {} were not revoked by the deadline of {}{}. Of all, {} are revoked and {} "
      "expired before they were revoked.",
      totals.not_revoked, certificates(totals.certificates), format_minute(first),
      source.bug ? fmt::format(" (bug {})", *source.bug) : "", totals.revoked, totals.expired);
  return facts;
}

std::vector<Change> changes_of(const lifecycle::Incident& source, const std::vector<DelayedSet>& sets,
                               const lifecycle::Facts& facts, Instant now) {
  const Preliminary known{.facts = facts, .contained = false, .affected = totals_of(sets).not_revoked};
  const std::string text = preliminary_report(known, guidelines::in_force_at(now), now);
  const auto kind = [](std::string_view word) { return std::string(word); };
  std::vector<Change> changes = {
      {kind(lifecycle::kind::kReport),
       content_of(lifecycle::SavedReport{.kind = report::Kind::preliminary, .text = text})},
      {kind(lifecycle::kind::kLinked),
       content_of(lifecycle::Link{.relation = lifecycle::Relation::delayed_revocation_of, .incident = source.id})}};
  for (const DelayedSet& delayed : sets) {
    changes.push_back({kind(lifecycle::kind::kEvidence), content_of(delayed.set)});
  }
  return changes;
}

}  // namespace

std::vector<DelayedSet> delayed_sets(const lifecycle::Incident& incident, Instant now) {
  std::vector<DelayedSet> delayed;
  for (const lifecycle::EvidenceSet* set : incident.latest_evidence()) {
    const auto deadline = lifecycle::revocation_deadline(incident, *set);
    if (!deadline || deadline->must >= now || set->remaining_valid == 0) continue;
    delayed.push_back({*set, deadline->must, deadline->citation});
  }
  return delayed;
}

Result<Delay> start_delay(IncidentRecord& record, int64_t id, const Act& act) {
  const Result<lifecycle::Incident> source = record.load(id);
  if (!source.ok()) return source.error();
  const auto links = record.linking_to(id);
  if (!links.ok()) return links.error();
  for (const auto& [other, relation] : *links) {
    if (relation != to_string(lifecycle::Relation::delayed_revocation_of)) continue;
    return Error{fmt::format("the report on the delay was started already: incident {}", other),
                 fmt::format("candor incident show {}", other)};
  }
  Delay delay{.sets = delayed_sets(*source, act.at), .incident = {}};
  if (delay.sets.empty()) {
    return Error{fmt::format("no evidence set of incident {} is past its deadline with certificates not revoked", id),
                 "Attach its latest state first: candor incident evidence N DIR --name SET --reason KEY."};
  }
  const lifecycle::Facts facts = facts_of(*source, delay.sets);
  Result<lifecycle::Incident> made = record.begin(facts, changes_of(*source, delay.sets, facts, act.at), act);
  if (!made.ok()) return made.error();
  delay.incident = std::move(made).value();
  return delay;
}

std::string delay_figures(const std::vector<DelayedSet>& sets) {
  const Totals totals = totals_of(sets);
  return fmt::format(
      "- **Certificates revoked so far:** {} of {}\n- **Certificates not yet revoked:** {}\n"
      "- **Certificates expired before their planned revocation:** {}\n"
      "- **Expected completion of all revocations:** <!-- candor: yours to give -->\n",
      totals.revoked, totals.certificates, totals.not_revoked, totals.expired);
}

}  // namespace candor::desk
