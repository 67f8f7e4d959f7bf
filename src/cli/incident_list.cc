// candor incident list: which incidents there are.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "base/utf8.h"
#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "desk/incident_changes.h"
#include "desk/incident_json.h"

namespace candor::cli {

namespace {

struct ListOptions {
  DeskOptions desk;
  std::string ca, state = "all", tag, year, query, before;
  std::string limit = "100", format = "text";
};

Result<store::IncidentFilter> filter_of(const ListOptions& options) {
  const auto state = one_of("--state", options.state, {"open", "closed", "all"});
  if (!state.ok()) return state.error();
  store::IncidentFilter filter{.ca = options.ca, .tag = options.tag, .query = options.query};
  if (const auto tags = desk::tags_of({options.tag}); tags.size() == 1) filter.tag = tags.front();
  if (*state != "all") filter.state = *state;
  if (!options.year.empty()) {
    const auto year = number_of("--year", options.year);
    if (!year.ok()) return year.error();
    filter.year = static_cast<int>(*year);
  }
  if (!options.before.empty()) {
    const auto before = number_of("--before", options.before);
    if (!before.ok()) return before.error();
    filter.before = *before;
  }
  const auto limit = number_of("--limit", options.limit);
  if (!limit.ok()) return limit.error();
  filter.limit = *limit;
  return filter;
}

void print_row(const store::IncidentRow& row, std::ostream& out) {
  out << fmt::format("{:>6}  {:<6}  {:<8}  {}: {}", row.id, row.state, row.bug ? std::to_string(*row.bug) : "-",
                     printable(row.ca), printable(row.title));
  if (row.security_sensitive) out << "  [security-sensitive]";
  if (row.state == "open") {
    if (row.questions_open > 0)
      out << fmt::format("  {} open question{}", row.questions_open, row.questions_open > 1 ? "s" : "");
    if (row.next_update) out << "  Next update " << format_date(*row.next_update);
  }
  out << "\n";
}

int run_list(const ListOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  Result<store::IncidentFilter> filter = filter_of(options);
  if (!filter.ok()) return env.fail(filter.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  const auto limit = static_cast<size_t>(filter->limit);
  ++filter->limit;  // to know whether there are more
  auto rows = desk->record.list(*filter);
  if (!rows.ok()) return env.fail(rows.error());
  const bool more = rows->size() > limit;
  if (more) rows->resize(limit);
  if (*format == "json") {
    env.out << desk::incident_list_json(*rows, more);
    return kOk;
  }
  for (const store::IncidentRow& row : *rows) print_row(row, env.out);
  if (rows->empty()) env.out << "no incident\n";
  if (more) env.out << fmt::format("more: --before {}\n", rows->back().id);
  return kOk;
}

Run setup_list(CLI::App& app) {
  auto options = std::make_shared<ListOptions>();
  const auto filter = [&](const char* name, std::string& place, const char* description, const char* type) {
    app.add_option(name, place, description)->type_name(type)->group("Which incidents");
  };
  filter("--ca", options->ca, "only of this CA Owner", "NAME");
  filter("--state", options->state, "open, closed or all", "STATE");
  filter("--tag", options->tag, "only with this tag", "TAG");
  filter("--year", options->year, "only of this year (UTC), by when the CA became aware", "YEAR");
  filter("--query", options->query, "only with these words in title, tags, description or report; beginnings do",
         "WORDS");
  filter("--before", options->before, "only with a lower number: the next page", "N");
  filter("--limit", options->limit, "at most so many, newest first", "N");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_list(*options, env); };
}

}  // namespace

extern const Command kIncidentList{.name = "incident list",
                                   .group = Group::incidents,
                                   .summary = "list the incidents of this desk, newest first",
                                   .examples =
                                       "candor incident list --state open\n"
                                       "candor incident list --ca 'Example CA' --year 2026\n"
                                       "candor incident list --query 'policy oid' --format json\n",
                                   .setup = setup_list};

}  // namespace candor::cli
