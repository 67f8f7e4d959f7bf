#include "output/audit_json.h"

#include <nlohmann/json.hpp>

namespace candor::output {

namespace {

using lifecycle::ClockResult;
using nlohmann::ordered_json;

ordered_json instant(const std::optional<Instant>& at) {
  return at ? ordered_json(format_instant(*at)) : ordered_json();
}

template <typename T>
ordered_json or_null(const std::optional<T>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

void put_event(ordered_json& out, const char* name, const std::optional<lifecycle::Event>& event,
               const std::string& word) {
  out[std::string(name) + "_at"] = event ? ordered_json(format_instant(event->at)) : ordered_json();
  out[word] = event ? ordered_json(event->what) : ordered_json();
  out[std::string(name) + "_ref"] = event ? ordered_json(event->ref) : ordered_json();
}

ordered_json strict_json(const lifecycle::Strict& strict) {
  return {{"trigger_at", format_instant(strict.trigger_at)},
          {"due", format_instant(strict.due)},
          {"state", to_string(strict.state)},
          {"late_seconds", or_null(strict.late_seconds)}};
}

ordered_json clock_json(const ClockResult& clock) {
  ordered_json out;
  out["clock"] = clock.clock;
  out["title"] = clock.title;
  out["version"] = clock.version->id;
  out["level"] = to_string(clock.level);
  put_event(out, "trigger", clock.trigger, "trigger");
  out["due"] = instant(clock.due);
  put_event(out, "satisfied", clock.satisfied, "satisfied_by");
  out["state"] = to_string(clock.state);
  out["late_seconds"] = or_null(clock.late_seconds);
  out["severity"] = to_string(clock.severity);
  if (!clock.bound.empty()) out["bound"] = clock.bound;
  out["precision"] = clock.to_the_minute ? "minute" : "second";
  if (clock.strict) out["strict"] = strict_json(*clock.strict);
  if (!clock.note.empty()) out["note"] = clock.note;
  out["citation"] = clock.citation;
  return out;
}

ordered_json comment_json(const lifecycle::Post& post) {
  ordered_json out{{"count", post.number},
                   {"at", format_instant(post.at)},
                   {"by", to_string(post.speaker)},
                   {"role", to_string(post.role)}};
  ordered_json holds = ordered_json::array();
  if (post.preliminary) holds.push_back("preliminary report");
  if (post.full) holds.push_back("full report");
  if (post.closure) holds.push_back("closure report");
  if (!holds.empty()) out["holds"] = holds;
  return out;
}

ordered_json finding_json(const lifecycle::LifeFinding& finding) {
  return {{"requirement", finding.requirement}, {"level", to_string(finding.level)}, {"comment", finding.comment},
          {"at", format_instant(finding.at)},   {"message", finding.message},        {"citation", finding.citation}};
}

template <typename List, typename Make>
ordered_json array_of(const List& list, Make make) {
  ordered_json out = ordered_json::array();
  for (const auto& item : list) out.push_back(make(item));
  return out;
}

}  // namespace

ordered_json to_json(const lifecycle::BugAudit& audit) {
  ordered_json out;
  out["bug"] = audit.life.bug;
  out["title"] = audit.life.title;
  out["as_of"] = format_instant(audit.life.as_of);
  out["opened"] = instant(audit.life.opened);
  out["opened_by"] = audit.life.opened_by_ca ? "ca" : "other";
  out["versions"] = audit.versions;
  out["ca_accounts"] = {{"accounts", audit.speakers.accounts},
                        {"inferred", audit.speakers.inferred},
                        {"because", audit.speakers.because}};
  out["clocks"] = array_of(audit.clocks, clock_json);
  out["findings"] = array_of(audit.findings, finding_json);
  out["comments"] = array_of(audit.life.posts, comment_json);
  out["remarks"] = audit.remarks;
  return out;
}

}  // namespace candor::output
