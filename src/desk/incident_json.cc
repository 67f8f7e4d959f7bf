#include "desk/incident_json.h"

#include <nlohmann/json.hpp>

#include "desk/clock_json.h"
#include "desk/incident_conflict.h"
#include "lifecycle/incident_actions.h"

namespace candor::desk {

namespace {

using json = nlohmann::ordered_json;

json value(const std::optional<Instant>& instant) {
  return instant ? json(format_instant(*instant)) : json(nullptr);
}
template <typename T>
json value(const std::optional<T>& number) {
  return number ? json(*number) : json(nullptr);
}
json text_or_null(const std::string& text) {
  return text.empty() ? json(nullptr) : json(text);
}

template <typename T, typename Make>
json list_of(const std::vector<T>& all, const Make& make) {
  json list = json::array();
  for (const T& entry : all) list.push_back(make(entry));
  return list;
}

json report_json(const lifecycle::SavedReport& report) {
  return {{"revision", report.revision},
          {"kind", report::to_string(report.kind)},
          {"at", format_instant(report.at)},
          {"by", report.by},
          {"text", report.text}};
}

json posting_json(const lifecycle::Posting& posting) {
  return {{"revision", posting.revision},
          {"kind", report::to_string(posting.kind)},
          {"at", format_instant(posting.at)},
          {"author", posting.author},
          {"bug", posting.bug},
          {"comment", value(posting.comment)},
          {"text", posting.text}};
}

json comment_json(const lifecycle::SeenComment& comment) {
  return {{"id", comment.id},
          {"count", comment.count},
          {"at", format_instant(comment.at)},
          {"author", comment.author},
          {"text", comment.text}};
}

json question_json(const lifecycle::Question& question) {
  json out = {{"number", question.number}, {"at", format_instant(question.at)},  {"asker", question.asker},
              {"text", question.text},     {"comment", value(question.comment)}, {"answer", nullptr}};
  if (question.answer) {
    out["answer"] = {{"at", format_instant(question.answer->at)},
                     {"by", question.answer->by},
                     {"comment", value(question.answer->comment)}};
  }
  return out;
}

json evidence_json(const lifecycle::EvidenceSet& set) {
  return {{"revision", set.revision},
          {"name", set.name},
          {"folder", set.folder},
          {"manifest_sha256", set.manifest_sha256},
          {"as_of", format_instant(set.as_of)},
          {"certificates", set.certificates},
          {"revoked", set.revoked},
          {"expired", set.expired},
          {"remaining_valid", set.remaining_valid},
          {"reason", text_or_null(set.reason)},
          {"clock_from", value(set.clock_from)},
          {"revoke_by", value(set.revoke_by)}};
}

json action_json(const lifecycle::IncidentAction& action) {
  return {{"item", action.item},        {"description", action.description}, {"kind", action.kind},
          {"due", value(action.due)},   {"due_written", action.due_written}, {"status", action.status},
          {"complete", action.complete}};
}

json link_json(const lifecycle::Link& link) {
  json out = {{"relation", to_string(link.relation)}};
  if (link.incident != 0) out["incident"] = link.incident;
  if (link.bug != 0) out["bug"] = link.bug;
  return out;
}

json closed_json(const lifecycle::ClosedPeriod& period) {
  return {{"from", format_instant(period.from)},
          {"why", text_or_null(period.why)},
          {"until", value(period.until)},
          {"reopened_why", text_or_null(period.reopened_why)}};
}

json facts_json(const lifecycle::Incident& incident) {
  return {{"id", incident.id},
          {"revision", incident.revision},
          {"state", incident.open() ? "open" : "closed"},
          {"ca", incident.ca},
          {"title", incident.title},
          {"bug", value(incident.bug)},
          {"aware_at", value(incident.aware_at)},
          {"aware_how", text_or_null(incident.aware_how)},
          {"problem_report_at", value(incident.problem_report_at)},
          {"security_sensitive", incident.security_sensitive},
          {"tags", incident.tags},
          {"guidelines", text_or_null(incident.guidelines)},
          {"description", text_or_null(incident.description)},
          {"policies", incident.policies},
          {"source", text_or_null(incident.source)},
          {"opened_at", format_instant(incident.opened_at)},
          {"opened_by", incident.opened_by},
          {"changed_at", format_instant(incident.changed_at)}};
}

json row_json(const store::IncidentRow& row) {
  return {{"id", row.id},
          {"revision", row.revision},
          {"state", row.state},
          {"ca", row.ca},
          {"title", row.title},
          {"bug", value(row.bug)},
          {"aware_at", value(row.aware_at)},
          {"year", row.year},
          {"security_sensitive", row.security_sensitive},
          {"tags", row.tags},
          {"guidelines", text_or_null(row.guidelines)},
          {"next_update", value(row.next_update)},
          {"questions_open", row.questions_open},
          {"actions_open", row.actions_open},
          {"postings", row.postings},
          {"changed_at", format_instant(row.changed_at)}};
}

json revision_json(const store::Revision& revision) {
  return {{"seq", revision.seq},
          {"number", revision.number},
          {"kind", revision.kind},
          {"actor", revision.actor},
          {"at", format_instant(revision.at)},
          {"content", revision.content ? json::parse(*revision.content, nullptr, false) : json(nullptr)},
          {"content_sha256", revision.content_sha256},
          {"prev_hash", revision.prev_hash},
          {"hash", revision.hash}};
}

std::string dump(const json& value) {
  return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string incident_json(const lifecycle::Incident& incident,
                          const std::vector<std::pair<int64_t, std::string>>& linked_from,
                          const std::vector<lifecycle::ClockResult>& clocks) {
  json out = {{"schema", "candor-incident/1"}};
  out.update(facts_json(incident));
  out["next_update"] = value(incident.next_update());
  out["reports"] = list_of(incident.reports, report_json);
  out["postings"] = list_of(incident.postings, posting_json);
  out["comments"] = list_of(incident.comments, comment_json);
  out["questions"] = list_of(incident.questions, question_json);
  out["actions"] = list_of(lifecycle::actions_of(incident), action_json);
  out["evidence"] = list_of(incident.evidence, evidence_json);
  out["links"] = list_of(incident.links, link_json);
  out["linked_from"] = list_of(linked_from, [](const auto& link) {
    return json{{"incident", link.first}, {"relation", link.second}};
  });
  out["closed"] = list_of(incident.closed, closed_json);
  out["remarks"] = incident.remarks;
  if (!clocks.empty()) out["clocks"] = list_of(clocks, clock_json);
  return dump(out);
}

std::string incident_list_json(const std::vector<store::IncidentRow>& rows, bool more) {
  return dump({{"schema", "candor-incidents/1"}, {"incidents", list_of(rows, row_json)}, {"more", more}});
}

std::string history_json(int64_t id, const std::vector<store::Revision>& revisions) {
  return dump({{"schema", "candor-history/1"}, {"incident", id}, {"revisions", list_of(revisions, revision_json)}});
}

std::string conflict_json(int64_t id, const Conflict& conflict) {
  json out = {{"schema", "candor-conflict/1"},
              {"incident", id},
              {"from_revision", conflict.before.revision},
              {"revision", conflict.now.revision},
              {"since", list_of(conflict.since, revision_json)}};
  out["sides"] = list_of(sides_of(conflict), [](const Side& side) {
    return json{{"what", side.what}, {"before", side.before}, {"theirs", side.theirs}, {"yours", side.yours}};
  });
  return dump(out);
}

}  // namespace candor::desk
