// SARIF 2.1.0 (OASIS), for code scanning dashboards. MUST, SHOULD and MAY become error, warning and note per result,
// because the level belongs to (requirement, version), not to the rule.
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>
#include <unordered_map>

#include "base/fold.h"
#include "base/version.h"
#include "output/emitter.h"
#include "output/place.h"

namespace candor::output {

namespace {

using guidelines::Level;
using json = nlohmann::ordered_json;

std::string_view level_of(Level level) {
  return level == Level::must ? "error" : level == Level::should ? "warning" : "note";
}

bool is_uri_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

// A path as a URI reference (RFC 3986): relative paths stay relative.
std::string uri_of(const std::string& path) {
  if (path == "-") return "standard-input";
  std::string out = path.starts_with("/") ? "file://" : "";
  for (const char c : path) {
    if (is_uri_char(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

json region_json(const Region& region) {
  return {{"startLine", region.begin.line},
          {"startColumn", region.begin.column},
          {"endLine", region.end.line},
          {"endColumn", region.end.column}};
}

json location_json(const std::string& uri, json region) {
  return {{"physicalLocation", {{"artifactLocation", {{"uri", uri}}}, {"region", std::move(region)}}}};
}

// The strongest level a rule's requirements have in the newest version that has them.
Level usual_level(const rules::Rule& rule) {
  const auto versions = guidelines::versions();
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    std::optional<Level> strongest;
    for (const std::string_view id : rule.requirements) {
      const guidelines::InForce* in_force = version->find(id);
      if (in_force != nullptr) strongest = std::max(strongest.value_or(Level::may), in_force->level);
    }
    if (strongest) return *strongest;
  }
  return Level::should;
}

json rule_json(const rules::Rule& rule) {
  json out = {{"id", rule.id},
              {"shortDescription", {{"text", rule.title}}},
              {"fullDescription", {{"text", rule.why.empty() ? rule.title : rule.why}}},
              {"help", {{"text", fmt::format("{} 'candor explain {}' says more.", rule.why, rule.id)}}},
              {"helpUri", guidelines::latest().url},
              {"defaultConfiguration", {{"level", level_of(usual_level(rule))}}},
              {"properties",
               {{"requirements", rule.requirements},
                {"decided_by", to_string(rule.decided)},
                {"since", rule.since},
                {"tags", json::array({"incident-report"})}}}};
  return out;
}

// FNV-1a: stable across runs and machines, unlike std::hash.
std::string hash_of(std::string_view text) {
  unsigned long long hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return fmt::format("{:016x}", hash);
}

// The fixes of a diagnostic cure it together, which in SARIF is one fix with several replacements.
json fixes_json(const SourceText& source, const std::string& uri, const std::vector<rules::Fix>& fixes) {
  json replacements = json::array();
  for (const rules::Fix& fix : fixes) {
    replacements.push_back({{"deletedRegion", region_json(region_of(source, fix.span))},
                            {"insertedContent", {{"text", fix.replacement}}}});
  }
  const json change = {{"artifactLocation", {{"uri", uri}}}, {"replacements", std::move(replacements)}};
  return json::array({{{"description", {{"text", fixes.front().title}}}, {"artifactChanges", json::array({change})}}});
}

class SarifEmitter final : public Emitter {
 public:
  SarifEmitter(std::ostream& out, const Style& style) : out_(out), style_(style) {
    for (const rules::Rule* rule : rules::all_rules()) {
      if (rule->check == nullptr) continue;  // questions for people have no results
      index_.emplace(rule->id, rules_.size());
      rules_.push_back(rule_json(*rule));
    }
  }

  void checked(const desk::Checked& result) override {
    seen_.clear();
    for (const rules::Diagnostic& diagnostic : result.result.diagnostics) {
      if (diagnostic.level >= style_.least) results_.push_back(result_json(result, diagnostic));
    }
  }

  void failed(const std::string& file, const Error& error) override {
    const std::string text = error.advice.empty() ? error.message : error.message + ". " + error.advice;
    const json location = {{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(file)}}}}}};
    notifications_.push_back(
        {{"level", "error"}, {"message", {{"text", text}}}, {"locations", json::array({location})}});
  }

  // Moved into place one by one: initialiser lists would copy everything at each level.
  void finish() override {
    json run;
    json& driver = run["tool"]["driver"];
    driver = {{"name", "candor"}, {"semanticVersion", kVersion}};
    driver["rules"] = std::move(rules_);
    run["columnKind"] = "unicodeCodePoints";
    json invocation = {{"executionSuccessful", notifications_.empty()}};
    if (!notifications_.empty()) invocation["toolExecutionNotifications"] = std::move(notifications_);
    run["invocations"].push_back(std::move(invocation));
    run["results"] = std::move(results_);
    json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}};
    log["runs"].push_back(std::move(run));
    out_ << log.dump(1, ' ', false, json::error_handler_t::replace) << "\n";
  }

 private:
  json result_json(const desk::Checked& result, const rules::Diagnostic& diagnostic) {
    const SourceText& source = result.document.source();
    const std::string uri = uri_of(result.file);
    json out = {{"ruleId", diagnostic.rule}};
    const auto index = index_.find(diagnostic.rule);
    if (index != index_.end()) out["ruleIndex"] = index->second;
    out["level"] = level_of(diagnostic.level);
    out["message"] = {{"text", message_of(diagnostic)}};
    const json in_report = location_json(uri, region_json(region_of(source, diagnostic.span)));
    const Place place = place_of(result, diagnostic);
    if (place.in_listing) {  // the row; and beside it what the report says of it
      const json row = location_json(uri_of(place.file), {{"startLine", place.region.begin.line}});
      json related = in_report;
      related["message"] = {{"text", "the report that the listing belongs to"}};
      out["locations"] = json::array({row});
      out["relatedLocations"] = json::array({std::move(related)});
    } else {
      out["locations"] = json::array({in_report});
    }
    out["partialFingerprints"] = {{"candorDiagnostic/v1", fingerprint(source, diagnostic)}};
    if (!diagnostic.fixes.empty()) out["fixes"] = fixes_json(source, uri, diagnostic.fixes);
    out["properties"] = {{"level", to_string(diagnostic.level)}, {"requirements", diagnostic.requirements},
                         {"basis", to_string(diagnostic.basis)}, {"decided_by", to_string(diagnostic.decided)},
                         {"citation", diagnostic.citation},      {"version", result.version->id}};
    return out;
  }

  static std::string message_of(const rules::Diagnostic& diagnostic) {
    return diagnostic.help.empty() ? diagnostic.message : fmt::format("{}. {}", diagnostic.message, diagnostic.help);
  }

  // The same finding keeps its fingerprint when lines move: rule, message and text of the line, and a counter for
  // repetitions within the file.
  std::string fingerprint(const SourceText& source, const rules::Diagnostic& diagnostic) {
    const std::string_view line = source.text(source.line(source.line_of(diagnostic.span.begin)));
    const std::string hash = hash_of(fmt::format("{}\n{}\n{}", diagnostic.rule, diagnostic.message, fold(line)));
    return fmt::format("{}:{}", hash, ++seen_[hash]);
  }

  std::ostream& out_;
  Style style_;
  json rules_ = json::array();
  json results_ = json::array();
  json notifications_ = json::array();
  std::unordered_map<std::string_view, size_t> index_;
  std::unordered_map<std::string, int> seen_;
};

}  // namespace

std::unique_ptr<Emitter> make_sarif_emitter(std::ostream& out, const Style& style) {
  return std::make_unique<SarifEmitter>(out, style);
}

}  // namespace candor::output
