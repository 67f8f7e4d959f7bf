// candor incident new: opens an incident with what is known, and writes its preliminary report.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>
#include <tuple>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/incident_options.h"
#include "cli/incident_questions.h"
#include "cli/lookup.h"
#include "desk/incident_changes.h"
#include "desk/incident_check.h"
#include "desk/incident_json.h"
#include "desk/incident_preliminary.h"
#include "lifecycle/incident_content.h"

namespace candor::cli {

namespace {

struct NewIncidentOptions {
  DeskOptions desk;
  NewIncidentWords words;
  std::string output;
  std::string recurrence_of, related_to;  // incidents of this desk
  std::string format = "text";
};

Result<desk::Preliminary> known_of(const NewIncidentOptions& options, const Environment& env) {
  desk::Preliminary known;
  const auto facts = facts_of(options.words.facts, env);
  if (!facts.ok()) return facts.error();
  known.facts = *facts;
  if (!known.facts.ca || !known.facts.title) {
    return Error{"a new incident needs a CA Owner and a title", "Give --ca and --title; the rest can follow."};
  }
  if (!options.words.affected.empty()) {
    const auto affected = number_of("--affected", options.words.affected);
    if (!affected.ok()) return affected.error();
    known.affected = *affected;
  }
  if (!options.words.contained.empty()) {
    const auto contained = one_of("--contained", options.words.contained, {"yes", "no"});
    if (!contained.ok()) return contained.error();
    known.contained = *contained == "yes";
  }
  return known;
}

void print_next_steps(const lifecycle::Incident& incident, const desk::Checked& checked, Environment& env) {
  env.out << fmt::format("Incident {}: {}: {} (revision {})\n", incident.id, printable(incident.ca),
                         printable(incident.title), incident.revision);
  env.out << fmt::format(
      "What is due, and by when: candor due. Certificates to revoke have 24 hours or 5 days: candor explain "
      "revocation,\n"
      "then candor incident evidence {} DIR --reason ID\n",
      incident.id);
  const int must = desk::count_level(checked.result, guidelines::Level::must);
  if (must == 0) {
    env.out << fmt::format("The preliminary report passes the check; to read it: candor incident show {} --report\n",
                           incident.id);
    return;
  }
  env.out << fmt::format("The preliminary report still falls short in {} point{}:\n", must, must == 1 ? "" : "s");
  for (const rules::Diagnostic& diagnostic : checked.result.diagnostics) {
    if (diagnostic.level == guidelines::Level::must) env.out << fmt::format("  {}\n", printable(diagnostic.message));
  }
  env.out << fmt::format(
      "Complete it: candor incident show {} --report > report.md, then candor incident report {} "
      "report.md --from-revision {}\n",
      incident.id, incident.id, incident.revision);
}

// The separate report that another incident owes: linked to it from the start, of the same CA Owner.
Result<std::vector<desk::Change>> link_to_other(NewIncidentOptions& options, const Environment& env) {
  std::vector<desk::Change> links;
  for (const auto& [word, option, relation] :
       {std::tuple(options.recurrence_of, "--recurrence-of", lifecycle::Relation::recurrence_of),
        std::tuple(options.related_to, "--related-to", lifecycle::Relation::related)}) {
    if (word.empty()) continue;
    const auto other = number_of(option, word);
    if (!other.ok()) return other.error();
    Result<OpenDesk> desk = open_desk(options.desk, env);
    if (!desk.ok()) return desk.error();
    const auto there = desk->record.load(*other);
    if (!there.ok()) return there.error();
    if (options.words.facts.ca.empty()) options.words.facts.ca = there->ca;
    links.push_back(
        {std::string(lifecycle::kind::kLinked), content_of(lifecycle::Link{.relation = relation, .incident = *other})});
  }
  return links;
}

int run_new_incident(NewIncidentOptions options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  auto changes = link_to_other(options, env);
  if (!changes.ok()) return env.fail(changes.error());
  if (const Status asked = ask_facts(options.words, env); !asked.ok()) return env.fail(asked.error());
  const auto known = known_of(options, env);
  if (!known.ok()) return env.fail(known.error());
  const std::string chosen = known->facts.guidelines.value_or("");
  const guidelines::Version& version =
      chosen.empty() ? guidelines::in_force_at(env.now) : *guidelines::find_version(chosen);
  const std::string text = desk::preliminary_report(*known, version, env.now);
  Result<OpenDesk> desk = open_desk(options.desk, env, {.create = true});
  if (!desk.ok()) return env.fail(desk.error());
  const desk::Change report{
      std::string(lifecycle::kind::kReport),
      lifecycle::content_of(lifecycle::SavedReport{.kind = report::Kind::preliminary, .text = text})};
  changes->insert(changes->begin(), report);
  const auto incident = desk->record.begin(known->facts, *changes, desk->act);
  if (!incident.ok()) return env.fail(incident.error());
  if (!options.output.empty()) {
    const Status written = write_file_atomically(options.output, text);
    if (!written.ok()) return env.fail(written.error());
  }
  const auto checked = desk::check_for_incident(*incident, "preliminary report", text, env.now);
  if (!checked.ok()) return env.fail(checked.error());
  if (*format == "json") {
    env.out << desk::incident_json(*incident, {});
  } else {
    print_next_steps(*incident, *checked, env);
  }
  return desk::count_level(checked->result, guidelines::Level::must) > 0 ? kFallsShort : kOk;
}

Run setup_new_incident(CLI::App& app) {
  auto options = std::make_shared<NewIncidentOptions>();
  add_fact_options(app, options->words.facts);
  app.add_option("--affected", options->words.affected, "certificates known to be affected so far")
      ->type_name("N")
      ->group("Facts");
  app.add_option("--contained", options->words.contained, "whether the incident is contained: yes or no")
      ->type_name("WORD")
      ->group("Facts");
  app.add_option("--recurrence-of", options->recurrence_of, "the incident that happened again: takes its CA Owner")
      ->type_name("N")
      ->group("Links");
  app.add_option("--related-to", options->related_to, "the incident in whose course this one was found")
      ->type_name("N")
      ->group("Links");
  app.add_option("-o,--output", options->output, "also write the preliminary report to this file")->type_name("FILE");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_new_incident(*options, env); };
}

}  // namespace

extern const Command kIncidentNew{
    .name = "incident new",
    .group = Group::incidents,
    .summary = "open an incident and write its preliminary report; asks what is not given, on a terminal",
    .examples =
        "candor incident new\n"
        "candor incident new --ca 'Example CA' --title 'Wrong policy OID' --aware now --how 'a linter told us' \\\n"
        "    --description 'DV certificates carry the OV policy OID.' --policy 'TLS BR 2.2.6, section 7.1.6.4'\n"
        "candor incident new --recurrence-of 17   # the new report that a reoccurrence needs, linked\n",
    .setup = setup_new_incident};

}  // namespace candor::cli
