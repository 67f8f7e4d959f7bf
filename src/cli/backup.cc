// candor backup: the desk in one file, while others go on writing.
#include <CLI/CLI.hpp>

#include "cli/desk_copies.h"
#include "cli/desk_options.h"
#include "cli/lookup.h"

namespace candor::cli {

namespace {

struct BackupOptions {
  DeskOptions desk;
  std::string file;
  std::string format = "text";
};

int run_backup(const BackupOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const auto place = resolve_desk(options.desk);
  if (!place.ok()) return env.fail(place.error());
  return show_copied(desk::back_up(place->location, options.file, env.now), "backed up to " + options.file, *format,
                     env);
}

Run setup_backup(CLI::App& app) {
  auto options = std::make_shared<BackupOptions>();
  app.add_option("FILE", options->file, "the backup, an SQLite file; never overwritten")->required();
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_backup(*options, env); };
}

}  // namespace

extern const Command kBackup{.name = "backup",
                             .group = Group::setup,
                             .summary = "copy the whole desk to one file, while others go on writing",
                             .examples =
                                 "candor backup desk-2026-04-20.sqlite\n"
                                 "candor backup --db postgresql://candor@db.example/desk desk-2026-04-20.sqlite\n",
                             .setup = setup_backup};

}  // namespace candor::cli
