// candor restore: brings a backup back.
#include <CLI/CLI.hpp>

#include "cli/desk_copies.h"
#include "cli/desk_options.h"
#include "cli/lookup.h"

namespace candor::cli {

namespace {

struct RestoreOptions {
  DeskOptions desk;
  std::string file;
  std::string format = "text";
  bool replace = false;
};

int run_restore(const RestoreOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const auto place = resolve_desk(options.desk);
  if (!place.ok()) return env.fail(place.error());
  return show_copied(desk::restore(options.file, place->location, options.replace, env.now),
                     "restored to " + place->location.shown(), *format, env);
}

Run setup_restore(CLI::App& app) {
  auto options = std::make_shared<RestoreOptions>();
  app.add_option("FILE", options->file, "what 'candor backup' wrote")->required();
  app.add_flag("--replace", options->replace, "put it in the place of a desk that is there");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_restore(*options, env); };
}

}  // namespace

extern const Command kRestore{.name = "restore",
                              .group = Group::setup,
                              .summary = "bring a backup back; a desk that is there is refused, or kept aside",
                              .examples =
                                  "candor restore desk-2026-04-20.sqlite\n"
                                  "candor restore --replace desk-2026-04-20.sqlite\n",
                              .setup = setup_restore};

}  // namespace candor::cli
