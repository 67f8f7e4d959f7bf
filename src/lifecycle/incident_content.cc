#include "lifecycle/incident_content.h"

#include <nlohmann/json.hpp>

namespace candor::lifecycle {

namespace {

using json = nlohmann::json;  // sorts keys

template <typename T>
void put(json& out, const char* key, const std::optional<T>& value) {
  if (!value) return;
  if constexpr (std::is_same_v<T, Instant>) {
    out[key] = format_instant(*value);
  } else {
    out[key] = *value;
  }
}

}  // namespace

std::string content_of(const Facts& facts) {
  json out = json::object();
  put(out, "ca", facts.ca);
  put(out, "title", facts.title);
  put(out, "aware_at", facts.aware_at);
  put(out, "aware_how", facts.aware_how);
  put(out, "problem_report_at", facts.problem_report_at);
  put(out, "security_sensitive", facts.security_sensitive);
  put(out, "tags", facts.tags);
  put(out, "guidelines", facts.guidelines);
  put(out, "bug", facts.bug);
  put(out, "description", facts.description);
  put(out, "policies", facts.policies);
  put(out, "source", facts.source);
  return out.dump();
}

std::string content_of(const SavedReport& report) {
  return json{{"kind", report::to_string(report.kind)}, {"text", report.text}}.dump();
}

std::string content_of(const Posting& posting) {
  json out = {{"kind", report::to_string(posting.kind)},
              {"at", format_instant(posting.at)},
              {"author", posting.author},
              {"text", posting.text},
              {"bug", posting.bug}};
  put(out, "comment", posting.comment);
  return out.dump();
}

std::string content_of(const SeenComment& comment) {
  return json{{"id", comment.id},
              {"count", comment.count},
              {"at", format_instant(comment.at)},
              {"author", comment.author},
              {"text", comment.text}}
      .dump();
}

std::string content_of(const Question& question) {
  json out = {{"at", format_instant(question.at)}, {"asker", question.asker}, {"text", question.text}};
  put(out, "comment", question.comment);
  return out.dump();
}

std::string content_of(int64_t question, const Answer& answer) {
  json out = {{"question", question}, {"at", format_instant(answer.at)}, {"by", answer.by}};
  put(out, "comment", answer.comment);
  return out.dump();
}

std::string content_of(const NextUpdate& next) {
  json out = json::object();
  put(out, "due", next.due);
  return out.dump();
}

std::string content_of(const ActionChange& change) {
  return json{{"item", change.item}, {"status", change.status}, {"at", format_instant(change.at)}}.dump();
}

std::string content_of(const EvidenceSet& set) {
  json out = {{"name", set.name},
              {"folder", set.folder},
              {"manifest_sha256", set.manifest_sha256},
              {"as_of", format_instant(set.as_of)},
              {"certificates", set.certificates},
              {"revoked", set.revoked},
              {"expired", set.expired},
              {"remaining_valid", set.remaining_valid},
              {"reason", set.reason}};
  put(out, "clock_from", set.clock_from);
  put(out, "revoke_by", set.revoke_by);
  return out.dump();
}

std::string content_of(const Link& link) {
  return json{{"relation", to_string(link.relation)}, {"incident", link.incident}, {"bug", link.bug}}.dump();
}

std::string reason_content(const std::string& why) {
  return json{{"why", why}}.dump();
}

std::string redaction_content(int64_t number, const std::string& why) {
  return json{{"number", number}, {"why", why}}.dump();
}

std::optional<int64_t> redacted_number(const std::string& content) {
  const json note = json::parse(content, nullptr, false);
  if (!note.is_object() || !note.contains("number") || !note["number"].is_number_integer()) return std::nullopt;
  return note["number"].get<int64_t>();
}

}  // namespace candor::lifecycle
