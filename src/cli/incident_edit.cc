// candor incident edit: changes facts.
#include <CLI/CLI.hpp>

#include "cli/incident_options.h"
#include "desk/incident_changes.h"

namespace candor::cli {

namespace {

struct EditOptions {
  SaveOptions save;
  FactWords words;
};

int run_edit(const EditOptions& options, Environment& env) {
  const Result<lifecycle::Facts> facts = facts_of(options.words, env);
  if (!facts.ok()) return env.fail(facts.error());
  return save_incident(options.save, desk::edit_incident(*facts), env);
}

Run setup_edit(CLI::App& app) {
  auto options = std::make_shared<EditOptions>();
  add_save_options(app, options->save);
  add_fact_options(app, options->words);
  return [options](Environment& env) { return run_edit(*options, env); };
}

}  // namespace

extern const Command kIncidentEdit{.name = "incident edit",
                                   .group = Group::incidents,
                                   .summary = "change facts of an incident",
                                   .examples =
                                       "candor incident edit 17 --bug 1955799\n"
                                       "candor incident edit 17 --title 'Wrong policy OIDs' --from-revision 4\n",
                                   .setup = setup_edit};

}  // namespace candor::cli
