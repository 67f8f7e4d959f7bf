// candor evidence tally: a log of events counted by type and period.
#include "desk/evidence_tally.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "cli/long_work.h"
#include "cli/lookup.h"
#include "cli/row_printer.h"
#include "desk/impact_form.h"

namespace candor::cli {

namespace {

struct TallyOptions {
  desk::TallyRequest request;
  std::string period = "day", format = "table", guidelines, output;
};

void print_tally(const desk::EventsTallied& tallied, evidence::Period period, RowPrinter& printer) {
  printer.columns({"type", "period", "count", "first", "last", "share", "per_hour"});
  for (const desk::TallyLine& line : tallied.lines) {
    printer.row({line.type, line.period ? evidence::period_text(period, *line.period) : std::string("all"),
                 static_cast<int64_t>(line.events.count), format_instant(line.events.first),
                 format_instant(line.events.last), line.share,
                 line.per_hour ? evidence::Cell(*line.per_hour) : evidence::Cell()});
  }
  printer.finish();
}

int run_tally(TallyOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"table", "csv", "json"});
  if (!format) return env.fail(format.error());
  const auto period = one_of("--period", options.period, {"hour", "day", "month"});
  if (!period) return env.fail(period.error());
  desk::TallyRequest& request = options.request;
  request.period = *period == "hour"  ? evidence::Period::hour
                   : *period == "day" ? evidence::Period::day
                                      : evidence::Period::month;
  request.now = env.now;
  request.version = &guidelines::in_force_at(env.now);
  if (!options.guidelines.empty()) {
    const auto version = version_named(options.guidelines);
    if (!version) return env.fail(version.error());
    request.version = *version;
  }
  if (options.output == "-") return env.fail({"-o takes a folder: the result is several files", ""});
  LongWork work(env, "events");
  const auto tallied = desk::tally_event_log(request, work.hooks(1), options.output);
  if (!tallied) return env.fail(tallied.error());
  print_tally(*tallied, request.period, *make_row_printer(*format, env.out));
  if (tallied->tally.rejected > 0) {
    env.err << fmt::format("{} could not be counted; {}\n", desk::counted(tallied->tally.rejected, "record"),
                           options.output.empty() ? "-o DIR writes why" : "see rejected.tsv");
  }
  return kOk;
}

Run setup_tally(CLI::App& app) {
  auto options = std::make_shared<TallyOptions>();
  auto& request = options->request;
  app.add_option("EVENTS", request.path, "CSV whose first line names the columns, packed or not; - is standard input")
      ->required();
  app.add_option("--where", request.where, "which events count: an SQL condition over the columns")
      ->type_name("SQL")
      ->group("What counts");
  app.add_option("--by", request.by, "what makes the type of an event: an SQL expression; repeatable")
      ->type_name("SQL")
      ->allow_extra_args(false)
      ->group("What counts");
  app.add_option("--period", options->period, "hour, day or month, in UTC")->type_name("P")->group("What counts");
  app.add_option("--time", request.time, "the column that holds the time; found by name or content by default")
      ->type_name("COL")
      ->group("What counts");
  app.add_flag("--utc", request.utc, "times without a zone are UTC; they are rejected otherwise")->group("What counts");
  app.add_option("--format", options->format, "table, csv or json")->type_name("FORMAT")->group("Output");
  app.add_option("-o,--output", options->output, "folder for summary.json, impact.md, tally.csv and rejected.tsv")
      ->type_name("DIR")
      ->group("Output");
  app.add_option("--guidelines", options->guidelines, "version whose labels to use; that in force by default")
      ->type_name("V")
      ->group("Output");
  return [options](Environment& env) { return run_tally(*options, env); };
}

}  // namespace

extern const Command kEvidenceTally{
    .name = "evidence tally",
    .group = Group::evidence,
    .summary = "count the events of a log by type and period: late answers, failed requests",
    .examples =
        "candor evidence tally requests.csv --where \"status >= 500\" --by status --period hour\n"
        "candor evidence tally ocsp.csv.gz --where \"milliseconds > 10000\" --by host -o late\n"
        "zstdcat log.zst | candor evidence tally - --by \"substr(path, 1, 5)\" --time received --utc --format csv\n",
    .setup = setup_tally};

}  // namespace candor::cli
