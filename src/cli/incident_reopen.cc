// candor incident reopen
#include <CLI/CLI.hpp>

#include "cli/incident_options.h"
#include "desk/incident_changes.h"

namespace candor::cli {

namespace {

struct ReopenOptions {
  SaveOptions save;
  std::string why;
};

Run setup_reopen(CLI::App& app) {
  auto options = std::make_shared<ReopenOptions>();
  add_save_options(app, options->save);
  app.add_option("--why", options->why, "what brought it back")->type_name("TEXT")->required();
  return [options](Environment& env) { return save_incident(options->save, desk::reopen_incident(options->why), env); };
}

}  // namespace

extern const Command kIncidentReopen{.name = "incident reopen",
                                     .group = Group::incidents,
                                     .summary = "record that a closed incident is open again",
                                     .examples = "candor incident reopen 17 --why 'more certificates were found'\n",
                                     .setup = setup_reopen};

}  // namespace candor::cli
