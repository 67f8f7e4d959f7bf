// candor guidelines: the versions, one version, or what changed between two.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.h"
#include "cli/lookup.h"
#include "cli/reference.h"

namespace candor::cli {

namespace {

using guidelines::InForce;
using guidelines::Version;

struct GuidelinesOptions {
  std::string version;
  std::string other;
  std::string format = "text";
};

std::string counts_text(const Version& version) {
  const auto levels = level_counts(version);
  return fmt::format("{} requirements: {} MUST, {} SHOULD, {} MAY", version.requirements.size(), levels[2], levels[1],
                     levels[0]);
}

void print_versions(const Environment& env) {
  const Version& current = guidelines::in_force_at(env.now);
  for (const Version& version : guidelines::versions()) {
    env.out << fmt::format("{:<10} {:<36} {}{}\n", version.id, dates_text(version), counts_text(version),
                           &version == &current ? " (in force)" : "");
  }
  env.out << "\n'candor guidelines V' lists the requirements of one, '--diff V2' what changed between two.\n";
}

void print_columns(std::string_view what, std::span<const std::string_view> columns, std::ostream& out) {
  if (!columns.empty()) out << fmt::format("{:<26}{}\n", what, fmt::join(columns, " | "));
}

void print_templates(const Version& version, std::ostream& out) {
  std::vector<std::string> names;
  for (const auto& entry : version.templates) {
    names.push_back(fmt::format("{}{}", report::to_string(entry.kind), entry.official ? "" : " (ours)"));
  }
  out << fmt::format("{:<26}{}\n", "Templates:", fmt::join(names, ", "));
}

void print_requirements(const Version& version, std::ostream& out) {
  std::string_view last;
  for (const InForce& entry : version.requirements) {
    const std::string_view id = entry.requirement->id;
    if (family(id) != last) out << "\n" << family(id) << "\n";
    last = family(id);
    out << fmt::format("  {:<6} {:<12} {:<44} {}\n", to_string(entry.level), to_string(entry.basis), id,
                       entry.requirement->title);
  }
}

void print_clocks(const Version& version, std::ostream& out) {
  out << "\nclocks\n";
  for (const auto& clock : version.clocks) {
    out << fmt::format("  {:<6} {:<12} {:<44} {}\n", to_string(clock.level), clock.duration, clock.id, clock.title);
  }
}

void print_version(const Version& version, const Environment& env) {
  env.out << fmt::format("CCADB Incident Reporting Guidelines {}, {}\n{}\n{}\n\n", version.id, dates_text(version),
                         version.url, counts_text(version));
  print_templates(version, env.out);
  print_columns("Action items:", version.action_columns, env.out);
  print_columns("Related incidents:", version.related_columns, env.out);
  print_columns("Certificate listing:", version.appendix_columns, env.out);
  print_requirements(version, env.out);
  print_clocks(version, env.out);
}

void print_list(std::string_view title, const std::vector<const InForce*>& list, std::ostream& out) {
  if (list.empty()) return;
  out << "\n" << title << "\n";
  for (const InForce* entry : list) {
    out << fmt::format("  {:<6} {:<12} {:<44} {}\n", to_string(entry->level), to_string(entry->basis),
                       entry->requirement->id, entry->requirement->title);
  }
}

void print_changes(const guidelines::Difference& difference, std::ostream& out) {
  if (!difference.level.empty()) out << "\nanother level or basis\n";
  for (const auto& [before, after] : difference.level) {
    out << fmt::format("  {} {} -> {} {}  {}\n", to_string(before->level), to_string(before->basis),
                       to_string(after->level), to_string(after->basis), after->requirement->id);
  }
  if (!difference.detail.empty()) out << "\nother particulars\n";
  for (const auto& [before, after] : difference.detail) {
    out << fmt::format("  {}: {}\n", after->requirement->id,
                       after->detail.empty() ? after->requirement->title : after->detail);
  }
  if (!difference.parameters.empty()) out << "\nparameters\n";
  for (const std::string& sentence : difference.parameters) out << "  " << sentence << "\n";
}

void print_difference(const guidelines::Difference& difference, std::ostream& out) {
  out << fmt::format("From {} ({}) to {} ({})\n", difference.from->id, dates_text(*difference.from), difference.to->id,
                     dates_text(*difference.to));
  print_list("added", difference.added, out);
  print_list("removed", difference.removed, out);
  print_changes(difference, out);
}

int run_list(bool json, const Environment& env) {
  if (!json) {
    print_versions(env);
    return kOk;
  }
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Version& version : guidelines::versions()) all.push_back(to_json(version, false));
  env.out << all.dump(2) << "\n";
  return kOk;
}

int run_guidelines(const GuidelinesOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format) return env.fail(format.error());
  const bool json = *format == "json";
  if (options.version.empty()) {
    if (!options.other.empty()) return env.fail({"--diff compares two versions, but only one was given", ""});
    return run_list(json, env);
  }
  const auto version = version_named(options.version);
  if (!version) return env.fail(version.error());
  if (options.other.empty()) {
    if (json) {
      env.out << to_json(**version, true).dump(2) << "\n";
    } else {
      print_version(**version, env);
    }
    return kOk;
  }
  const auto other = version_named(options.other);
  if (!other) return env.fail(other.error());
  const auto difference = guidelines::difference(**version, **other);
  if (json) {
    env.out << to_json(difference).dump(2) << "\n";
  } else {
    print_difference(difference, env.out);
  }
  return kOk;
}

Run setup_guidelines(CLI::App& app) {
  auto options = std::make_shared<GuidelinesOptions>();
  app.add_option("V", options->version, "a version; without one the versions are listed");
  app.add_option("--diff", options->other, "what changed between V and this version")->type_name("V2");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  return [options](Environment& env) { return run_guidelines(*options, env); };
}

}  // namespace

extern const Command kGuidelines{.name = "guidelines",
                                 .group = Group::reference,
                                 .summary = "list guideline versions, their requirements, and what changed",
                                 .examples =
                                     "candor guidelines\n"
                                     "candor guidelines 3.2\n"
                                     "candor guidelines 3.1 --diff 3.2\n",
                                 .setup = setup_guidelines};

}  // namespace candor::cli
