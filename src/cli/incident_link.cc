// candor incident link: to another incident of this desk, or to a bug of anybody.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/utf8.h"
#include "cli/incident_options.h"
#include "desk/incident_changes.h"

namespace candor::cli {

namespace {

struct LinkOptions {
  SaveOptions save;
  std::string relation, target, bug;
  bool remove = false;
};

Result<lifecycle::Link> link_of(const LinkOptions& options) {
  const auto relation = lifecycle::parse_relation(options.relation);
  if (!relation) {
    return Error{fmt::format("'{}' is no relation", printable(options.relation)),
                 "Relations are caused-by, delayed-revocation-of, recurrence-of and related."};
  }
  if (options.target.empty() == options.bug.empty()) return Error{"a link goes to one incident or to one --bug", ""};
  const auto number = options.bug.empty() ? incident_number(options.target) : number_of("--bug", options.bug);
  if (!number.ok()) return number.error();
  lifecycle::Link link{.relation = *relation};
  (options.bug.empty() ? link.incident : link.bug) = *number;
  return link;
}

int run_link(const LinkOptions& options, Environment& env) {
  const Result<lifecycle::Link> link = link_of(options);
  if (!link.ok()) return env.fail(link.error());
  if (link->incident != 0 && !options.remove) {
    Result<OpenDesk> desk = open_desk(options.save.desk, env);
    if (!desk.ok()) return env.fail(desk.error());
    const auto there = desk->record.load(link->incident);
    if (!there.ok()) return env.fail(there.error());
  }
  return save_incident(options.save, desk::link_incident(*link, options.remove), env);
}

Run setup_link(CLI::App& app) {
  auto options = std::make_shared<LinkOptions>();
  add_save_options(app, options->save);
  app.add_option("RELATION", options->relation, "caused-by, delayed-revocation-of, recurrence-of or related")
      ->required();
  app.add_option("OTHER", options->target, "number of the other incident");
  app.add_option("--bug", options->bug, "a bug instead, of any CA")->type_name("N");
  app.add_flag("--remove", options->remove, "take this link back");
  return [options](Environment& env) { return run_link(*options, env); };
}

}  // namespace

extern const Command kIncidentLink{.name = "incident link",
                                   .group = Group::incidents,
                                   .summary = "link an incident to another one, or to a bug",
                                   .examples =
                                       "candor incident link 18 delayed-revocation-of 17\n"
                                       "candor incident link 17 related --bug 1886532\n"
                                       "candor incident link 17 related --bug 1886532 --remove\n",
                                   .setup = setup_link};

}  // namespace candor::cli
