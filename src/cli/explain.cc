// candor explain: everything there is to say about a rule or a requirement.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.h"
#include "cli/explain_revocation.h"
#include "cli/lookup.h"
#include "cli/reference.h"

namespace candor::cli {

namespace {

struct ExplainOptions {
  std::string id;
  std::string format = "text";
};

void print_requirement(const guidelines::Requirement& requirement, const Environment& env) {
  const auto width = static_cast<size_t>(env.width);
  const auto all = standings(requirement.id);
  env.out << fmt::format("  {}: {}\n", requirement.id, levels_text(all));
  env.out << wrapped(requirement.text, 4, width);
  for (const Standing& standing : all) {
    const guidelines::InForce& entry = *standing.strongest;
    if (!entry.detail.empty()) env.out << wrapped(fmt::format("{}: {}", standing.version->id, entry.detail), 4, width);
  }
  const Standing& newest = all.back();
  env.out << fmt::format("    {} ({})\n    {}\n", guidelines::cite(*newest.version, *newest.strongest),
                         describe(newest.strongest->basis), newest.version->url);
}

void print_rule(const rules::Rule& rule, const Environment& env) {
  const auto width = static_cast<size_t>(env.width);
  env.out << fmt::format("{}: {}\n\n", rule.id, rule.title);
  env.out << wrapped(rule.why, 0, width) << "\n";
  env.out << fmt::format("Levels:     {}\n", levels_text(standings(rule)));
  env.out << fmt::format("Looks at:   {}\n", fmt::join(kind_names(rule.kinds), ", "));
  env.out << fmt::format("How:        {}\n", how_decided(rule.decided));
  if (rule.check == nullptr) {
    const auto* requirement = guidelines::find_requirement(rule.id);
    if (requirement != nullptr) env.out << wrapped(requirement->how, 12, width);
  }
  env.out << fmt::format("Since:      candor {}\n\nRequirements:\n", rule.since);
  for (const std::string_view id : rule.requirements) {
    const auto* requirement = guidelines::find_requirement(id);
    if (requirement != nullptr) print_requirement(*requirement, env);
  }
}

void print_text(const std::string& id, const Environment& env) {
  const rules::Rule& rule = *rules::find_rule(id);
  if (rule.id != id) env.out << fmt::format("{} is a requirement; this rule decides it:\n\n", id);
  print_rule(rule, env);
}

void print_json(const std::string& id, const Environment& env) {
  const rules::Rule& rule = *rules::find_rule(id);
  nlohmann::ordered_json out = to_json(rule, nullptr);
  nlohmann::ordered_json& requirements = out["requirement_details"] = nlohmann::ordered_json::array();
  for (const std::string_view each : rule.requirements) {
    const auto* requirement = guidelines::find_requirement(each);
    if (requirement != nullptr) requirements.push_back(to_json(*requirement));
  }
  env.out << out.dump(2) << "\n";
}

int run_explain(const ExplainOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format) return env.fail(format.error());
  if (explain_revocation(options.id, *format == "json", env)) return kOk;
  const auto id = reference_named(options.id);
  if (!id) return env.fail(id.error());
  (*format == "json" ? print_json : print_text)(*id, env);
  return kOk;
}

Run setup_explain(CLI::App& app) {
  auto options = std::make_shared<ExplainOptions>();
  app.add_option("ID", options->id, "the id of a rule, of a requirement or of a reason for revocation")->required();
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  return [options](Environment& env) { return run_explain(*options, env); };
}

}  // namespace

extern const Command kExplain{.name = "explain",
                              .group = Group::reference,
                              .summary = "explain a rule, a requirement, or a reason for revocation",
                              .examples =
                                  "candor explain actions-due-date\n"
                                  "candor explain revocation         # the reasons, with their times\n"
                                  "candor explain br-subscriber-12   # one of them\n",
                              .setup = setup_explain};

}  // namespace candor::cli
