// candor evidence query: one SELECT over certificates, as a table, CSV or JSON.
#include "desk/evidence_query.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

#include "cli/long_work.h"
#include "cli/lookup.h"
#include "cli/row_printer.h"
#include "desk/impact_form.h"

namespace candor::cli {

namespace {

using Cells = std::vector<desk::QueryCell>;
using Names = std::vector<std::string>;

struct QueryOptions {
  desk::QueryRequest request;
  std::string format = "table";
};

int run_query_command(QueryOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"table", "csv", "json"});
  if (!format) return env.fail(format.error());
  LongWork work(env);
  const auto hooks = work.hooks(1);
  options.request.cancelled = hooks.cancelled;
  options.request.progress = hooks.progress;
  const auto printer = make_row_printer(*format, env.out);
  const auto outcome = desk::run_query(
      options.request, [&](const Names& names) { printer->columns(names); },
      [&](const Cells& cells) { printer->row(cells); });
  if (!outcome) return env.fail(outcome.error());
  printer->finish();
  if (outcome->rejected > 0) {
    env.err << fmt::format(
        "{} of the input: no readable certificate; 'candor evidence build' lists what was rejected\n",
        desk::counted(outcome->rejected, "piece"));
  }
  return kOk;
}

Run setup_query(CLI::App& app) {
  auto options = std::make_shared<QueryOptions>();
  app.add_option("SQL", options->request.sql, "one SELECT over the table certs; see 'candor evidence columns'")
      ->required();
  app.add_option("CERTS", options->request.certificates, "certificates: files or folders; - is standard input")
      ->required();
  app.add_option("--format", options->format, "table, csv or json")->type_name("FORMAT");
  return [options](Environment& env) { return run_query_command(*options, env); };
}

}  // namespace

extern const Command kEvidenceQuery{
    .name = "evidence query",
    .group = Group::evidence,
    .summary = "ask certificates with SQL: counts by issuer, by month, by whatever they hold",
    .examples =
        "candor evidence query \"SELECT type, count(*) FROM certs GROUP BY type\" certs/\n"
        "candor evidence query \"SELECT issuer, substr(not_before, 1, 7) AS month, count(*) FROM certs GROUP BY 1, 2\" "
        "certs.pem\n"
        "candor evidence query --format csv \"SELECT sha256, serial FROM certs WHERE NOT clean\" dump.tar.gz\n",
    .setup = setup_query};

}  // namespace candor::cli
