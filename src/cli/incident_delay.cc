// candor incident delay: starts the separate report that is owed when a revocation deadline has passed.
#include "desk/incident_delay.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "base/utf8.h"
#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "desk/incident_json.h"

namespace candor::cli {

namespace {

struct DelayOptions {
  DeskOptions desk;
  std::string incident;
  std::string format = "text";
};

void print_delay(const desk::Delay& delay, int64_t source, Environment& env) {
  for (const desk::DelayedSet& delayed : delay.sets) {
    env.out << fmt::format("{}: {} of {} certificates not revoked, due {}{}\n", printable(delayed.set.name),
                           delayed.not_revoked(), delayed.set.certificates, format_minute(delayed.due),
                           delayed.citation.empty() ? "" : " (" + delayed.citation + ")");
  }
  const int64_t id = delay.incident.id;
  env.out << fmt::format(
      "A separate report on the delay is owed. It is incident {} now, linked to incident {}:\n"
      "  read and complete it    candor incident show {} --report\n"
      "  after each revocation   candor evidence build ... -o DIR, then\n"
      "                          candor incident evidence {} DIR --name {}\n"
      "  words for an update     candor evidence diff OLD-DIR DIR\n"
      "Each update, at least every 7 days and better every 3, gives these figures:\n{}",
      id, source, id, id, printable(delay.sets.front().set.name), desk::delay_figures(delay.sets));
}

int run_delay(const DelayOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const Result<int64_t> id = incident_number(options.incident);
  if (!id.ok()) return env.fail(id.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  const auto delay = desk::start_delay(desk->record, *id, desk->act);
  if (!delay.ok()) return env.fail(delay.error());
  if (*format == "json") {
    env.out << desk::incident_json(delay->incident, {});
  } else {
    print_delay(*delay, *id, env);
  }
  return kOk;
}

Run setup_delay(CLI::App& app) {
  auto options = std::make_shared<DelayOptions>();
  app.add_option("INCIDENT", options->incident, "whose certificates were not revoked in time")->required();
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_delay(*options, env); };
}

}  // namespace

extern const Command kIncidentDelay{
    .name = "incident delay",
    .group = Group::incidents,
    .summary = "start the separate report that is owed when a revocation deadline has passed",
    .examples = "candor incident delay 17\n",
    .setup = setup_delay};

}  // namespace candor::cli
