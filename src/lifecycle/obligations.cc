#include "lifecycle/obligations.h"

#include <algorithm>
#include <fmt/format.h>

#include "lifecycle/clocks/clock.h"
#include "lifecycle/life_of_incident.h"
#include "lifecycle/owed_reports.h"
#include "lifecycle/revocation_clock.h"

namespace candor::lifecycle {

namespace {

using guidelines::Level;

// No clock of an incident begins later; what is not stopped until then is what is owed.
const Instant kEver = Instant(std::chrono::sys_days(std::chrono::year(9999) / 12 / 31));

std::string save_posting(const Incident& incident, std::string_view file) {
  return fmt::format("candor incident report {} {} --posted now", incident.id, file);
}

// A question that was recorded stays open until it is marked, whatever was posted.
std::string mark_answered(const Incident& incident, Instant asked) {
  const auto question =
      std::ranges::find_if(incident.questions, [&](const Question& one) { return one.at == asked && !one.answer; });
  if (question == incident.questions.end()) return "";
  return fmt::format(" && candor incident note {} --answered {}", incident.id, question->number);
}

// On a bug: which comment, or which question that no comment of it asked. The words stay the same while it is open:
// alerts are told apart by them.
std::string post_answer(const Incident& incident, const Event& asked) {
  std::string which = asked.ref.starts_with('c') ? asked.ref : "";
  const auto question =
      std::ranges::find_if(incident.questions, [&](const Question& one) { return one.at == asked.at && !one.answer; });
  if (which.empty() && question != incident.questions.end()) which = std::to_string(question->number);
  return fmt::format("candor incident post {} --kind answer answer.md{}{}", incident.id,
                     which.empty() ? "" : " --answers ", which);
}

struct Words {
  std::string what;
  std::string command;
};

// In the order in which somebody would look for the thing to do.
Words words_for(const Incident& incident, const ClockResult& clock) {
  const std::string_view id = clock.clock;
  const bool posted = !incident.postings.empty();
  if (id == "initial-disclosure-72h" || id == "audit-finding-72h") {
    return {"First public report", posted ? save_posting(incident, "report.md")
                                          : fmt::format("candor incident show {} --report", incident.id)};
  }
  if (id.starts_with("full-report")) return {"Full report", fmt::format("candor new full -o full-{}.md", incident.id)};
  if (id == "response-7d" || id == "response-1-business-day") {
    return {fmt::format("Answer to the {}", clock.trigger->what),
            incident.bug ? post_answer(incident, *clock.trigger)
                         : save_posting(incident, "answer.md") + mark_answered(incident, clock.trigger->at)};
  }
  if (id == "update-next-update") return {"Update promised by Next update", save_posting(incident, "update.md")};
  if (id == "update-7d") return {"Weekly update", save_posting(incident, "update.md")};
  if (id == "revocation-delay-update") {
    return {clock.bound == "P3D" ? "Update on the delayed revocation (every 3 days)"
                                 : "Update on the delayed revocation (at least every 7 days)",
            save_posting(incident, "update.md")};
  }
  if (id.starts_with("update-action-change")) {
    return {fmt::format("Update: {}", clock.trigger->what), save_posting(incident, "update.md")};
  }
  if (id == "closure-request") {
    return {"Closure Report", fmt::format("candor new closure -o closure-{}.md", incident.id)};
  }
  return {std::string(clock.title), fmt::format("candor incident show {}", incident.id)};
}

void add_clocks(const Incident& incident, const Life& life, std::vector<Obligation>& out) {
  for (const ClockResult& clock : run_clocks(life)) {
    const bool unknown = clock.state == State::unknown && !clock.restarted;
    if (clock.satisfied || unknown || !clock.trigger) continue;
    const bool closing = clock.clock == "closure-request";
    if (!clock.due && !closing) continue;
    Words words = words_for(incident, clock);
    out.push_back({.clock = std::string(clock.clock),
                   .what = std::move(words.what),
                   .level = clock.level,
                   .due = clock.due,
                   .since = clock.trigger->at,
                   .why = clock.trigger->what,
                   .citation = clock.citation,
                   .command = std::move(words.command)});
  }
}

// Certificates that a reason of the Baseline Requirements wants revoked, and that are not.
void add_revocation(const Incident& incident, std::vector<Obligation>& out) {
  for (const EvidenceSet* set : incident.latest_evidence()) {
    const int64_t left = set->remaining_valid;
    const auto deadline = left > 0 ? revocation_deadline(incident, *set) : std::nullopt;
    if (!deadline) continue;
    const guidelines::RevocationReason* reason = deadline->reason;
    Obligation revoke{
        .clock = std::string(kRevocationClock),
        .what = fmt::format("Revocation of {} certificate{} of {}", left, left == 1 ? "" : "s", set->name),
        .level = Level::must,
        .due = deadline->must,
        .since = deadline->from ? deadline->from->at : incident.opened_at,
        .why = reason != nullptr ? std::string(reason->reason) : "deadline as stated",
        .citation = deadline->citation,
        .command = fmt::format("candor evidence status {}", set->folder)};
    out.push_back(revoke);
    if (!deadline->should) continue;
    revoke.level = Level::should;
    revoke.due = deadline->should;
    out.push_back(std::move(revoke));
  }
}

void add_action_items(const Incident& incident, const Life& life, std::vector<Obligation>& out) {
  for (size_t i = 0; i < life.action_items.size(); ++i) {
    const ActionState& item = life.action_items[i];
    if (item.completed || !item.due) continue;
    out.push_back({.clock = "action-item-due",
                   .what = fmt::format("Action item {} ({})", i + 1, item.description),
                   .level = Level::should,
                   .due = item.due,
                   .since = incident.opened_at,
                   .why = fmt::format("its due date, {}", format_date(*item.due)),
                   .citation = "",
                   .command = fmt::format("candor incident note {} --action {}=Complete", incident.id, i + 1)});
  }
}

}  // namespace

std::vector<Obligation> obligations_of(const Incident& incident) {
  std::vector<Obligation> out = owed_reports(incident);
  if (!incident.open()) return out;
  const Life life = life_of_incident(incident, kEver);
  add_clocks(incident, life, out);
  add_revocation(incident, out);
  add_action_items(incident, life, out);
  std::ranges::stable_sort(
      out, [](const Obligation& a, const Obligation& b) { return a.due.value_or(kEver) < b.due.value_or(kEver); });
  return out;
}

}  // namespace candor::lifecycle
