// candor move: a desk from one database to another, of either engine.
#include <CLI/CLI.hpp>

#include "cli/desk_copies.h"
#include "cli/lookup.h"

namespace candor::cli {

namespace {

struct MoveOptions {
  std::string from, to;
  std::string format = "text";
  bool replace = false;
};

int run_move(const MoveOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const auto from = store::parse_location(options.from);
  if (!from.ok()) return env.fail(from.error());
  const auto to = store::parse_location(options.to);
  if (!to.ok()) return env.fail(to.error());
  return show_copied(desk::move(*from, *to, options.replace, env.now), "moved to " + to->shown(), *format, env);
}

Run setup_move(CLI::App& app) {
  auto options = std::make_shared<MoveOptions>();
  app.add_option("--from", options->from, "the desk: sqlite:PATH or postgresql://USER@HOST/NAME; it stays as it is")
      ->type_name("URL")
      ->required();
  app.add_option("--to", options->to, "where it shall be")->type_name("URL")->required();
  app.add_flag("--replace", options->replace, "put it in the place of a desk that is there");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  return [options](Environment& env) { return run_move(*options, env); };
}

}  // namespace

extern const Command kMove{
    .name = "move",
    .group = Group::setup,
    .summary = "copy a desk from SQLite to PostgreSQL or back, and compare every table",
    .examples = "candor move --from sqlite:candor-data/desk.sqlite --to postgresql://candor@db.example/desk\n",
    .setup = setup_move};

}  // namespace candor::cli
