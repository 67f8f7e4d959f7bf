// candor new: writes the template of a version, with guidance in comments that `candor check` reminds of.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <ostream>

#include "base/file.h"
#include "cli/command.h"
#include "cli/lookup.h"

namespace candor::cli {

namespace {

struct NewOptions {
  std::string kind;
  std::string version;
  std::string output = "-";
};

std::string kinds_of(const guidelines::Version& version) {
  std::vector<std::string_view> kinds;
  for (const auto& entry : version.templates) kinds.push_back(report::to_string(entry.kind));
  return fmt::format("{}", fmt::join(kinds, ", "));
}

Result<const guidelines::Template*> chosen_template(const NewOptions& options, Instant now) {
  const auto kind = kind_named(options.kind);
  if (!kind) return kind.error();
  const guidelines::Version* version = &guidelines::in_force_at(now);
  if (!options.version.empty()) {
    const auto named = version_named(options.version);
    if (!named) return named.error();
    version = *named;
  }
  const guidelines::Template* found = version->template_for(*kind);
  if (found != nullptr) return found;
  const bool audit = *kind == report::Kind::audit && version->at_least("3.0");
  const std::string_view advice = audit ? "findings of an audit take the full template, with the source Audit."
                                        : "--guidelines chooses another version.";
  return Error{fmt::format("version {} knows no {} report", version->id, report::to_string(*kind)),
               fmt::format("It has {}; {}", kinds_of(*version), advice)};
}

int run_new(const NewOptions& options, Environment& env) {
  const auto found = chosen_template(options, env.now);
  if (!found) return env.fail(found.error());
  const std::string_view text = (*found)->guided;
  if (options.output == "-") {
    env.out << text;
    return kOk;
  }
  const Status created = create_file_atomically(options.output, std::string(text));
  return created.ok() ? kOk : env.fail(created.error());
}

Run setup_new(CLI::App& app) {
  auto options = std::make_shared<NewOptions>();
  app.add_option("KIND", options->kind, "full, preliminary, audit, closure or update")->required();
  app.add_option("--guidelines", options->version, "the version to follow instead of the one in force now")
      ->type_name("V");
  app.add_option("-o,--output", options->output, "write this file (never overwritten) instead of standard output")
      ->type_name("FILE");
  return [options](Environment& env) { return run_new(*options, env); };
}

}  // namespace

extern const Command kNew{.name = "new",
                          .group = Group::reports,
                          .summary = "write the template of a report, with guidance in comments",
                          .examples =
                              "candor new full -o report.md\n"
                              "candor new audit --guidelines 2.0\n"
                              "candor new update   # of a delayed revocation, with its four figures\n",
                          .setup = setup_new};

}  // namespace candor::cli
