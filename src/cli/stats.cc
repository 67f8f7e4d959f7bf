// candor stats: what the community asks about everybody's incidents.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/lookup.h"
#include "cli/mirror_options.h"
#include "output/stats_svg.h"

namespace candor::cli {

namespace {

struct StatsOptions {
  DeskOptions desk;
  desk::BugWords words;
  std::string by = "ca", format = "table", to;
};

std::string source_of(const StatsOptions& options, const Environment& env) {
  const std::string of = options.words.ca.empty() ? "" : fmt::format(" of {}", options.words.ca);
  return fmt::format("public bugs{} mirrored by candor, judged on {}; overdue: something owed, its time over", of,
                     format_date(env.now));
}

int run_stats(const StatsOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"table", "csv", "json", "svg"});
  if (!format.ok()) return env.fail(format.error());
  const auto by = group_by(options.by);
  if (!by.ok()) return env.fail(by.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  const auto cases = judge_mirror(*desk, options.words, {.as_of = env.now, .ca_accounts = {}}, env);
  if (!cases.ok()) return env.fail(cases.error());
  const output::StatsTable table{std::string(title_of(*by)), output::StatsView::times, desk::grouped(*cases, *by)};
  std::ostringstream text;
  if (*format == "json") {
    text << output::to_json(table).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  } else if (*format == "csv") {
    output::write_csv(table, text);
  } else if (*format == "svg") {
    output::write_svg(table, source_of(options, env), text);
  } else {
    output::write_text(table, text);
  }
  if (options.to.empty() || options.to == "-") {
    env.out << text.str();
    return kOk;
  }
  const Status written = write_file_atomically(options.to, text.str());
  return written.ok() ? kOk : env.fail(written.error());
}

Run setup_stats(CLI::App& app) {
  auto options = std::make_shared<StatsOptions>();
  app.add_option("--by", options->by, "one line a ca, tag or year")->type_name("WHAT");
  add_bug_filters(app, options->words);
  app.add_option("--format", options->format, "table, csv, json, or svg (a chart for a slide)")->type_name("FORMAT");
  app.add_option("-o,--output", options->to, "write it there; else to standard output")->type_name("FILE");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_stats(*options, env); };
}

}  // namespace

extern const Command kStats{.name = "stats",
                            .group = Group::incidents,
                            .summary = "count everybody's incidents: open, overdue, how long things take, answers late",
                            .examples =
                                "candor stats\n"
                                "candor stats --by year --format csv\n"
                                "candor stats --by tag --ca DigiCert\n"
                                "candor stats --by ca --format svg -o incidents.svg\n",
                            .setup = setup_stats};

}  // namespace candor::cli
