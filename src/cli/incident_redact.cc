// candor incident redact: personal data that was recorded by mistake.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "cli/incident_options.h"
#include "desk/redaction.h"

namespace candor::cli {

namespace {

struct RedactOptions {
  DeskOptions desk;
  std::string incident, revision, why;
};

int run_redact(const RedactOptions& options, Environment& env) {
  const Result<int64_t> id = incident_number(options.incident);
  if (!id.ok()) return env.fail(id.error());
  const Result<int64_t> revision = number_of("REVISION", options.revision);
  if (!revision.ok()) return env.fail(revision.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  if (env.err_is_terminal) env.err << "candor: writing the desk's file anew; who writes meanwhile waits\n";
  const auto redacted = desk::redact(desk->record, *id, *revision, options.why, desk->act);
  if (!redacted.ok()) return env.fail(redacted.error());
  env.out << fmt::format("the content of revision {} of incident {} is gone; backups made before still hold it\n",
                         *revision, *id);
  for (const std::string& place : redacted->elsewhere) env.out << fmt::format("the same words stand in {}\n", place);
  return kOk;
}

Run setup_redact(CLI::App& app) {
  auto options = std::make_shared<RedactOptions>();
  app.add_option("INCIDENT", options->incident, "its number")->required();
  app.add_option("REVISION", options->revision, "the revision to empty; 'candor incident show N --history' lists them")
      ->required();
  app.add_option("--why", options->why, "the reason, for the record; not the data itself")
      ->type_name("TEXT")
      ->required();
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_redact(*options, env); };
}

}  // namespace

extern const Command kIncidentRedact{.name = "incident redact",
                                     .group = Group::incidents,
                                     .summary = "empty a revision that holds personal data by mistake",
                                     .examples = "candor incident redact 17 4 --why 'named a subscriber'\n",
                                     .setup = setup_redact};

}  // namespace candor::cli
