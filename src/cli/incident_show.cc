// candor incident show: one incident, now or as it was; its report; its history.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "base/utf8.h"
#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "desk/incident_clocks.h"
#include "desk/incident_json.h"
#include "output/clock_text.h"

namespace candor::cli {

namespace {

struct ShowOptions {
  DeskOptions desk;
  std::string incident, revision;
  std::string format = "text";
  bool report = false, history = false;
};

void print_history(const std::vector<store::Revision>& revisions, std::ostream& out) {
  for (const store::Revision& revision : revisions) {
    out << fmt::format("{:>5}  {}  {:<20}  {}{}  {}\n", revision.number, format_instant(revision.at), revision.kind,
                       printable(revision.actor), revision.content ? "" : " (redacted)", revision.hash.substr(0, 16));
  }
}

int print_report(const lifecycle::Incident& incident, Environment& env) {
  const std::string* text = incident.latest_report();
  if (text == nullptr) {
    return env.fail({fmt::format("incident {} has no report yet", incident.id),
                     fmt::format("Save one: candor incident report {} FILE", incident.id)});
  }
  env.out << *text;
  return kOk;
}

int run_show(const ShowOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const Result<int64_t> id = incident_number(options.incident);
  if (!id.ok()) return env.fail(id.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  auto revisions = desk->record.history(*id);
  if (!revisions.ok()) return env.fail(revisions.error());
  if (!options.revision.empty()) {
    const Result<int64_t> number = number_of("--revision", options.revision);
    if (!number.ok()) return env.fail(number.error());
    if (*number < 1 || *number > static_cast<int64_t>(revisions->size())) {
      return env.fail(
          {fmt::format("incident {} has no revision {}: its last is {}", *id, *number, revisions->size()), ""});
    }
    revisions->resize(static_cast<size_t>(*number));
  }
  if (options.history) {
    if (*format == "json") env.out << desk::history_json(*id, *revisions);
    if (*format == "text") print_history(*revisions, env.out);
    return kOk;
  }
  const lifecycle::Incident incident = desk::fold_incident(*id, *revisions);
  if (options.report) return print_report(incident, env);
  const auto linked_from = desk->record.linking_to(*id);
  if (!linked_from.ok()) return env.fail(linked_from.error());
  // As it was at a revision: with the clocks of that moment.
  const Instant at = options.revision.empty() ? env.now : incident.changed_at;
  const auto clocks = desk::judge_incident(incident, at);
  if (*format == "json") {
    env.out << desk::incident_json(incident, *linked_from, clocks);
    return kOk;
  }
  print_incident(incident, *linked_from, env);
  const std::string list = output::clock_list(clocks, at);
  if (!list.empty()) env.out << fmt::format("Clocks on {}\n{}", format_minute(at), list);
  return kOk;
}

Run setup_show(CLI::App& app) {
  auto options = std::make_shared<ShowOptions>();
  app.add_option("INCIDENT", options->incident, "its number")->required();
  app.add_option("--revision", options->revision, "as it was at this revision")->type_name("N");
  app.add_flag("--report", options->report, "only the latest text of the report");
  app.add_flag("--history", options->history, "who changed what when, with the hashes of the chain");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_show(*options, env); };
}

}  // namespace

extern const Command kIncidentShow{.name = "incident show",
                                   .group = Group::incidents,
                                   .summary = "show an incident, its report or its history",
                                   .examples =
                                       "candor incident show 17\n"
                                       "candor incident show 17 --report > report.md\n"
                                       "candor incident show 17 --history\n"
                                       "candor incident show 17 --revision 3 --format json\n",
                                   .setup = setup_show};

}  // namespace candor::cli
