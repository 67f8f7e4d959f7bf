// An incident, and a refused save, for people.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>

#include "base/utf8.h"
#include "cli/incident_options.h"
#include "desk/incident_conflict.h"
#include "desk/incident_json.h"
#include "lifecycle/incident_actions.h"
#include "output/diff.h"

namespace candor::cli {

namespace {

using lifecycle::Incident;

std::string headline(const Incident& incident) {
  return fmt::format("Incident {}: {}: {} ({}, revision {})", incident.id, printable(incident.ca),
                     printable(incident.title), incident.open() ? "open" : "closed", incident.revision);
}

void line(std::ostream& out, std::string_view label, const std::string& value) {
  if (!value.empty()) out << fmt::format("  {:<16} {}\n", label, printable(value));
}

void print_facts(const Incident& incident, std::ostream& out) {
  line(out, "bug", incident.bug ? std::to_string(*incident.bug) : "none yet");
  if (incident.aware_at) {
    line(out, "became aware",
         fmt::format("{}{}{}", format_minute(*incident.aware_at), incident.aware_how.empty() ? "" : ": ",
                     incident.aware_how));
  }
  if (incident.problem_report_at) line(out, "problem report", format_minute(*incident.problem_report_at));
  if (incident.security_sensitive) line(out, "security", "security-sensitive: not for the public");
  line(out, "tags", fmt::format("{}", fmt::join(incident.tags, ", ")));
  line(out, "guidelines", incident.guidelines);
  line(out, "description", incident.description);
  line(out, "policies", fmt::format("{}", fmt::join(incident.policies, "; ")));
  line(out, "source", incident.source);
  if (const auto next = incident.next_update()) {
    const bool whole_day = next->time_since_epoch() % std::chrono::hours(24) == Seconds(0);
    line(out, "Next update", whole_day ? format_date(*next) : format_minute(*next));
  }
  for (const lifecycle::ClosedPeriod& period : incident.closed) {
    line(out, "closed",
         fmt::format("{}{}{}{}", format_minute(period.from), period.why.empty() ? "" : ": ", period.why,
                     period.until ? "; reopened " + format_minute(*period.until) : ""));
  }
}

void print_life(const Incident& incident, std::ostream& out) {
  for (const lifecycle::Posting& posting : incident.postings) {
    line(out, "posted",
         fmt::format("{} {} by {}{}", format_minute(posting.at), report::to_string(posting.kind), posting.author,
                     posting.comment ? fmt::format(", comment {}", *posting.comment) : ""));
  }
  if (!incident.reports.empty()) {
    const lifecycle::SavedReport& report = incident.reports.back();
    line(
        out, "report saved",
        fmt::format("{} {} by {} (revision {}; 'candor incident show {} --report' prints it)", format_minute(report.at),
                    report::to_string(report.kind), report.by, report.revision, incident.id));
  }
  if (!incident.comments.empty()) line(out, "comments seen", std::to_string(incident.comments.size()));
  for (const lifecycle::Question& question : incident.questions) {
    const std::string where = question.comment ? fmt::format(" in comment {}", *question.comment) : "";
    line(out, question.answer ? "answered" : "OPEN QUESTION",
         fmt::format("{}. {}{} by {}: {}", question.number, format_minute(question.at), where, question.asker,
                     question.text));
  }
  for (const lifecycle::IncidentAction& action : lifecycle::actions_of(incident)) {
    line(out, action.complete ? "action done" : "action",
         fmt::format("{}. {} (due {}, {})", action.item, action.description, action.due_written, action.status));
  }
}

void print_evidence(const Incident& incident, std::ostream& out) {
  for (const lifecycle::EvidenceSet* set : incident.latest_evidence()) {
    line(out, "evidence",
         fmt::format("{}: {} certificates, {} revoked, {} remaining valid on {}{}{}", set->name, set->certificates,
                     set->revoked, set->remaining_valid, format_minute(set->as_of),
                     set->reason.empty() ? "" : "; " + set->reason,
                     set->revoke_by ? "; to be revoked by " + format_minute(*set->revoke_by) : ""));
  }
}

void print_links(const Incident& incident, const std::vector<std::pair<int64_t, std::string>>& from,
                 std::ostream& out) {
  for (const lifecycle::Link& link : incident.links) {
    line(out, to_string(link.relation),
         link.incident != 0 ? fmt::format("incident {}", link.incident) : fmt::format("bug {}", link.bug));
  }
  for (const auto& [id, relation] : from) line(out, "linked from", fmt::format("incident {} ({})", id, relation));
}

void print_conflict(const desk::Conflict& conflict, Environment& env) {
  for (const store::Revision& revision : conflict.since) {
    env.err << fmt::format("  revision {}: {} by {} on {}\n", revision.number, revision.kind, printable(revision.actor),
                           format_minute(revision.at));
  }
  for (const desk::Side& side : desk::sides_of(conflict)) {
    if (side.what == "report") {
      const bool untouched = side.yours == side.before;
      env.err << (untouched ? output::unified_diff("before", "theirs", side.before, side.theirs)
                            : output::unified_diff("theirs", "yours", side.theirs, side.yours));
      continue;
    }
    env.err << fmt::format("  {}: was '{}', theirs '{}', yours '{}'\n", side.what, printable(side.before),
                           printable(side.theirs), printable(side.yours));
  }
}

}  // namespace

int show_outcome(const Result<desk::SaveOutcome>& outcome, const std::string& format, Environment& env) {
  if (!outcome.ok()) return env.fail(outcome.error());
  if (const auto* incident = std::get_if<Incident>(&*outcome)) {
    env.out << (format == "json" ? desk::incident_json(*incident, {}) : headline(*incident) + "\n");
    return kOk;
  }
  const auto& conflict = std::get<desk::Conflict>(*outcome);
  if (format == "json") env.out << desk::conflict_json(conflict.now.id, conflict);
  const int status = env.fail({fmt::format("incident {} was changed since revision {}: nothing was saved",
                                           conflict.now.id, conflict.before.revision),
                               "Both sides:"});
  print_conflict(conflict, env);
  env.err << fmt::format("  To save yours after all: the same command with --from-revision {}\n",
                         conflict.now.revision);
  return status;
}

void print_incident(const Incident& incident, const std::vector<std::pair<int64_t, std::string>>& linked_from,
                    Environment& env) {
  env.out << headline(incident) << "\n";
  print_facts(incident, env.out);
  print_life(incident, env.out);
  print_evidence(incident, env.out);
  print_links(incident, linked_from, env.out);
  for (const std::string& remark : incident.remarks) line(env.out, "note", remark);
}

}  // namespace candor::cli
