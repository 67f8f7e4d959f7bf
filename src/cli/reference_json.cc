// The reference as JSON; docs/reference-output.md describes the members.
#include <nlohmann/json.hpp>

#include "cli/reference.h"

namespace candor::cli {

using guidelines::InForce;
using guidelines::Version;
using nlohmann::ordered_json;

namespace {

ordered_json words(std::span<const std::string_view> list) {
  ordered_json out = ordered_json::array();
  for (const std::string_view word : list) out.push_back(word);
  return out;
}

// {"level", "basis", "section", "position", "citation", ...} of a requirement in one version.
ordered_json place(const Version& version, const InForce& entry) {
  ordered_json out = {{"level", to_string(entry.level)},
                      {"basis", to_string(entry.basis)},
                      {"section", entry.section},
                      {"position", entry.position},
                      {"citation", guidelines::cite(version, entry)}};
  if (!entry.detail.empty()) out["detail"] = entry.detail;
  if (!entry.pattern.empty()) out["pattern"] = entry.pattern;
  if (!entry.values.empty()) out["values"] = words(entry.values);
  return out;
}

ordered_json place_list(const std::vector<const InForce*>& list, const Version& version) {
  ordered_json out = ordered_json::array();
  for (const InForce* entry : list) {
    ordered_json item = {{"id", entry->requirement->id}, {"title", entry->requirement->title}};
    item.update(place(version, *entry));
    out.push_back(std::move(item));
  }
  return out;
}

ordered_json change_list(const std::vector<guidelines::Change>& list, const guidelines::Difference& difference) {
  ordered_json out = ordered_json::array();
  for (const auto& change : list) {
    out.push_back({{"id", change.after->requirement->id},
                   {"title", change.after->requirement->title},
                   {"before", place(*difference.from, *change.before)},
                   {"after", place(*difference.to, *change.after)}});
  }
  return out;
}

ordered_json clock_list(const Version& version) {
  ordered_json out = ordered_json::array();
  for (const auto& clock : version.clocks) {
    ordered_json item = {{"id", clock.id}, {"title", clock.title}, {"level", to_string(clock.level)}};
    if (!clock.duration.empty()) item["duration"] = clock.duration;
    if (!clock.duration_should.empty()) item["duration_should"] = clock.duration_should;
    item["requirements"] = words(clock.requirements);
    out.push_back(std::move(item));
  }
  return out;
}

// "levels" and "bases": version to level and basis of the strongest requirement.
void add_standings(const std::vector<Standing>& all, const Version* only, ordered_json& out) {
  ordered_json levels = ordered_json::object();
  ordered_json bases = ordered_json::object();
  ordered_json ids = ordered_json::array();
  const Standing* cited = nullptr;
  for (const Standing& standing : all) {
    if (only != nullptr && standing.version != only) continue;
    const std::string id(standing.version->id);
    levels[id] = to_string(standing.strongest->level);
    bases[id] = to_string(standing.strongest->basis);
    ids.push_back(id);
    cited = &standing;
  }
  out["levels"] = std::move(levels);
  out["bases"] = std::move(bases);
  out["versions"] = std::move(ids);
  out["citation"] = cited != nullptr ? guidelines::cite(*cited->version, *cited->strongest) : "";
  out["url"] = cited != nullptr ? cited->version->url : "";
}

}  // namespace

ordered_json to_json(const rules::Rule& rule, const Version* only) {
  ordered_json out = {{"id", rule.id}, {"title", rule.title}};
  out["requirements"] = words(rule.requirements);
  add_standings(standings(rule), only, out);
  out["decided_by"] = to_string(rule.decided);
  out["kinds"] = words(kind_names(rule.kinds));
  out["since"] = rule.since;
  out["why"] = rule.why;
  ordered_json& each = out["requirement_levels"] = ordered_json::object();
  for (const std::string_view id : rule.requirements) {
    ordered_json& versions = each[std::string(id)] = ordered_json::object();
    for (const Standing& standing : standings(id)) {
      if (only != nullptr && standing.version != only) continue;
      versions[std::string(standing.version->id)] = to_string(standing.strongest->level);
    }
  }
  return out;
}

ordered_json to_json(const Version& version, bool with_requirements) {
  ordered_json out = {{"id", version.id}, {"effective", nullptr}};
  if (version.effective) out["effective"] = format_date(*version.effective);
  out["text_date"] = format_date(version.text_date);
  out["url"] = version.url;
  ordered_json& kinds = out["kinds"] = ordered_json::array();
  for (const auto kind : version.kinds) kinds.push_back(report::to_string(kind));
  ordered_json& templates = out["templates"] = ordered_json::array();
  for (const auto& entry : version.templates) {
    templates.push_back({{"kind", report::to_string(entry.kind)}, {"official", entry.official}});
  }
  const auto levels = level_counts(version);
  out["counts"] = {{"MUST", levels[2]}, {"SHOULD", levels[1]}, {"MAY", levels[0]}};
  if (!with_requirements) return out;
  out["action_columns"] = words(version.action_columns);
  out["related_columns"] = words(version.related_columns);
  out["appendix_columns"] = words(version.appendix_columns);
  out["column_order_mandatory"] = version.column_order_mandatory;
  out["listing_threshold"] = version.listing_threshold;
  std::vector<const InForce*> all;
  for (const InForce& entry : version.requirements) all.push_back(&entry);
  out["requirements"] = place_list(all, version);
  out["clocks"] = clock_list(version);
  return out;
}

ordered_json to_json(const guidelines::Requirement& requirement) {
  ordered_json out = {{"id", requirement.id}, {"title", requirement.title}, {"text", requirement.text}};
  out["decided_by"] = to_string(rule_for(requirement).decided);
  out["rule"] = rule_for(requirement).id;
  out["how"] = requirement.how;
  out["applies_to"] = words(requirement.applies_to);
  ordered_json& versions = out["versions"] = ordered_json::object();
  for (const Standing& standing : standings(requirement.id)) {
    versions[std::string(standing.version->id)] = place(*standing.version, *standing.strongest);
  }
  return out;
}

ordered_json to_json(const guidelines::Difference& difference) {
  return {{"from", difference.from->id},
          {"to", difference.to->id},
          {"added", place_list(difference.added, *difference.to)},
          {"removed", place_list(difference.removed, *difference.from)},
          {"level_changed", change_list(difference.level, difference)},
          {"detail_changed", change_list(difference.detail, difference)},
          {"parameters", difference.parameters}};
}

}  // namespace candor::cli
