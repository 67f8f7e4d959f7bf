// candor rules: lists the rules, by family.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.h"
#include "cli/lookup.h"
#include "cli/reference.h"

namespace candor::cli {

namespace {

struct RulesOptions {
  std::string version;
  std::string format = "text";
};

using RuleList = std::vector<const rules::Rule*>;

RuleList rules_of(const guidelines::Version* only) {
  RuleList list;
  for (const rules::Rule* rule : rules::all_rules()) {
    const auto all = standings(*rule);
    const auto here = [&](const Standing& standing) { return standing.version == only; };
    if (only == nullptr || std::any_of(all.begin(), all.end(), here)) list.push_back(rule);
  }
  std::stable_sort(list.begin(), list.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return list;
}

std::string levels_in(const rules::Rule& rule, const guidelines::Version* only) {
  const auto all = standings(rule);
  if (only == nullptr) return levels_text(all);
  for (const Standing& standing : all) {
    if (standing.version == only) return std::string(to_string(standing.strongest->level));
  }
  return "";
}

void print_text(const RuleList& list, const guidelines::Version* only, std::ostream& out) {
  std::string_view last;
  for (const rules::Rule* rule : list) {
    if (family(rule->id) != last) {
      out << (last.empty() ? "" : "\n") << family(rule->id) << "\n";
      last = family(rule->id);
    }
    out << fmt::format("  {:<44} {:<10} {}\n  {:<44} {}\n", rule->id, to_string(rule->decided), levels_in(*rule, only),
                       "", rule->title);
  }
  const auto coded = std::count_if(list.begin(), list.end(), [](const auto* rule) { return rule->check != nullptr; });
  out << fmt::format("\n{} rules and {} review questions. 'candor explain ID' tells more about one.\n", coded,
                     list.size() - static_cast<size_t>(coded));
}

void print_json(const RuleList& list, const guidelines::Version* only, std::ostream& out) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const rules::Rule* rule : list) all.push_back(to_json(*rule, only));
  out << all.dump(2) << "\n";
}

int run_rules(const RulesOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format) return env.fail(format.error());
  const guidelines::Version* only = nullptr;
  if (!options.version.empty()) {
    const auto version = version_named(options.version);
    if (!version) return env.fail(version.error());
    only = *version;
  }
  (*format == "json" ? print_json : print_text)(rules_of(only), only, env.out);
  return kOk;
}

Run setup_rules(CLI::App& app) {
  auto options = std::make_shared<RulesOptions>();
  app.add_option("--guidelines", options->version, "only the rules of this version, with their level in it")
      ->type_name("V");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  return [options](Environment& env) { return run_rules(*options, env); };
}

}  // namespace

extern const Command kRules{.name = "rules",
                            .group = Group::reference,
                            .summary = "list the rules, their levels and how they are decided",
                            .examples =
                                "candor rules --guidelines 3.2\n"
                                "candor rules --format json\n",
                            .setup = setup_rules};

}  // namespace candor::cli
