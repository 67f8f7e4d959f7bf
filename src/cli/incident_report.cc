// candor incident report: checks a report and saves it in the record, as a draft or as what was posted.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/checked_output.h"
#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "desk/incident_changes.h"
#include "desk/incident_check.h"
#include "desk/incident_json.h"

namespace candor::cli {

namespace {

struct ReportOptions {
  SaveOptions save;
  std::string file, posted, comment, author;
};

// A second text needs to say which one it replaces: the other one may have been written by somebody else since.
Error needs_from(const lifecycle::Incident& incident) {
  return {fmt::format("incident {} has a report already, saved by {} as revision {}", incident.id,
                      incident.reports.back().by, incident.reports.back().revision),
          fmt::format("If yours is made from it: --from-revision {}. To see it: candor incident show {} --report",
                      incident.revision, incident.id)};
}

Result<desk::Decide> decision_of(const ReportOptions& options, const desk::Checked& checked, const std::string& actor,
                                 const Environment& env) {
  const report::Kind kind = checked.document.main().kind;
  std::string text(checked.document.source().bytes());
  if (options.posted.empty()) {
    if (!options.comment.empty()) return Error{"--comment goes with --posted", ""};
    const desk::Decide save = desk::save_report(kind, text);
    const bool named = !options.save.from.empty();
    return desk::Decide([save, named, text](const lifecycle::Incident& incident) -> Result<std::vector<desk::Change>> {
      if (!named && !incident.reports.empty() && incident.reports.back().text != text) return needs_from(incident);
      return save(incident);
    });
  }
  const auto at = instant_of("--posted", options.posted, env);
  if (!at.ok()) return at.error();
  if (*at > env.now) return Error{"--posted lies ahead", "It is when the report was posted, in UTC."};
  lifecycle::Posting posting{
      .kind = kind, .at = *at, .author = options.author.empty() ? actor : options.author, .text = text};
  if (!options.comment.empty()) {
    const auto comment = number_of("--comment", options.comment);
    if (!comment.ok()) return comment.error();
    posting.comment = static_cast<int>(*comment);
  }
  return desk::record_posting(posting);
}

int show_json(const Result<desk::SaveOutcome>& outcome, const desk::Checked& checked, Environment& env) {
  if (!outcome.ok() || !std::holds_alternative<lifecycle::Incident>(*outcome))
    return show_outcome(outcome, "json", env);
  auto out = nlohmann::ordered_json::parse(desk::incident_json(std::get<lifecycle::Incident>(*outcome), {}));
  out["check"] = nlohmann::ordered_json::parse(diagnostics_of(checked, "json", env));
  env.out << out.dump(2) << "\n";
  return kOk;
}

int run_report(const ReportOptions& options, Environment& env) {
  const auto format = one_of("--format", options.save.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const Result<int64_t> id = incident_number(options.save.incident);
  if (!id.ok()) return env.fail(id.error());
  std::optional<int64_t> from;
  if (!options.save.from.empty()) {
    const auto number = number_of("--from-revision", options.save.from);
    if (!number.ok()) return env.fail(number.error());
    from = *number;
  }
  Result<OpenDesk> desk = open_desk(options.save.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  const auto incident = desk->record.load(*id);
  if (!incident.ok()) return env.fail(incident.error());
  Result<std::string> bytes = env.read(options.file, desk::kLargestReport);
  if (!bytes.ok()) return env.fail(bytes.error());
  const auto checked = desk::check_for_incident(*incident, options.file, std::move(bytes).value(), env.now);
  if (!checked.ok()) return env.fail(checked.error());
  const auto decide = decision_of(options, *checked, desk->act.actor, env);
  if (!decide.ok()) return env.fail(decide.error());
  if (*format == "text") env.out << diagnostics_of(*checked, "text", env);
  const auto outcome = desk->record.save(*id, from, *decide, desk->act);
  const int status = *format == "json" ? show_json(outcome, *checked, env) : show_outcome(outcome, "text", env);
  if (status != kOk) return status;
  return desk::count_level(checked->result, guidelines::Level::must) > 0 ? kFallsShort : kOk;
}

Run setup_report(CLI::App& app) {
  auto options = std::make_shared<ReportOptions>();
  add_save_options(app, options->save);
  app.add_option("FILE", options->file, "the report in Markdown; - is standard input")->required();
  const auto add = [&](const char* name, std::string& place, const char* description, const char* type) {
    app.add_option(name, place, description)->type_name(type)->group("What was posted");
  };
  add("--posted", options->posted, "this text was put on the bug at T: recorded as a posting, not as a draft", "T");
  add("--comment", options->comment, "as this comment of the bug; 0 is the description", "N");
  add("--author", options->author, "by whom, when it was not --actor", "NAME");
  return [options](Environment& env) { return run_report(*options, env); };
}

}  // namespace

extern const Command kIncidentReport{
    .name = "incident report",
    .group = Group::incidents,
    .summary = "check a report and save it in the record",
    .examples =
        "candor incident report 17 report.md --from-revision 4\n"
        "candor incident show 17 --report | sed 's/OID/OIDs/' | candor incident report 17 - --from-revision 5\n"
        "candor incident report 17 report.md --posted 2026-04-03T10:00Z --comment 0\n",
    .setup = setup_report};

}  // namespace candor::cli
