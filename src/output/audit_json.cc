#include "output/audit_json.h"

#include <nlohmann/json.hpp>

#include "desk/clock_json.h"

namespace candor::output {

namespace {

using nlohmann::ordered_json;

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
  out["opened"] = audit.life.opened ? ordered_json(format_instant(*audit.life.opened)) : ordered_json();
  out["opened_by"] = audit.life.opened_by_ca ? "ca" : "other";
  out["versions"] = audit.versions;
  out["ca_accounts"] = {{"accounts", audit.speakers.accounts},
                        {"inferred", audit.speakers.inferred},
                        {"because", audit.speakers.because}};
  out["clocks"] = array_of(audit.clocks, desk::clock_json);
  out["findings"] = array_of(audit.findings, finding_json);
  out["comments"] = array_of(audit.life.posts, comment_json);
  out["remarks"] = audit.remarks;
  return out;
}

}  // namespace candor::output
