// candor incident close
#include <CLI/CLI.hpp>

#include "cli/incident_options.h"
#include "desk/incident_changes.h"

namespace candor::cli {

namespace {

struct CloseOptions {
  SaveOptions save;
  std::string why;
};

Run setup_close(CLI::App& app) {
  auto options = std::make_shared<CloseOptions>();
  add_save_options(app, options->save);
  app.add_option("--why", options->why, "how it ended: closed on the bug, duplicate, not an incident, ...")
      ->type_name("TEXT");
  return [options](Environment& env) { return save_incident(options->save, desk::close_incident(options->why), env); };
}

}  // namespace

extern const Command kIncidentClose{.name = "incident close",
                                    .group = Group::incidents,
                                    .summary = "record that an incident is closed",
                                    .examples = "candor incident close 17 --why 'bug resolved as FIXED'\n",
                                    .setup = setup_close};

}  // namespace candor::cli
