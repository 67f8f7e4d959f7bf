// candor bug show: one incident of the mirror, with everything that was said.
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/bug_options.h"
#include "cli/lookup.h"
#include "output/bug_json.h"
#include "output/bug_text.h"

namespace candor::cli {

namespace {

struct ShowOptions {
  DeskOptions desk;
  std::string bug, format = "text";
};

int run_show(const ShowOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const auto id = bug_named(options.bug);
  if (!id.ok()) return env.fail(id.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  const auto page = desk::show_bug(desk->record.store(), *id);
  if (!page.ok()) return env.fail(page.error());
  if (*format == "json") {
    env.out << output::to_json(*page).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  } else {
    output::write_text(*page, env.out);
  }
  return kOk;
}

Run setup_show(CLI::App& app) {
  auto options = std::make_shared<ShowOptions>();
  app.add_option("BUG", options->bug, "number or address of the bug")->required();
  app.add_option("--format", options->format, "text, or json in the tracker's own shape")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_show(*options, env); };
}

}  // namespace

extern const Command kBugShow{.name = "bug show",
                              .group = Group::incidents,
                              .summary = "show a mirrored incident with its comments",
                              .examples =
                                  "candor bug show 1990254\n"
                                  "candor bug show 1990254 --format json | candor audit -\n",
                              .setup = setup_show};

}  // namespace candor::cli
