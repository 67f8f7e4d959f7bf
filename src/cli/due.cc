// candor due: what to do next, over all incidents.
#include "desk/due.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"
#include "cli/desk_options.h"
#include "cli/length.h"
#include "cli/lookup.h"
#include "output/due_text.h"
#include "output/ics.h"

namespace candor::cli {

namespace {

struct DueOptions {
  DeskOptions desk;
  std::string within, ca;
  std::string format = "text";
  bool ics = false;
};

Result<desk::DueRequest> request_of(const DueOptions& options, const Environment& env) {
  desk::DueRequest request{.ca = options.ca, .within = {}, .now = env.now, .recurrences = !options.ics};
  if (options.within.empty()) return request;
  request.within = length_of(options.within);
  if (!request.within) {
    return Error{
        fmt::format("--within takes a length of time such as 7d, 36h or 2w, not '{}'", printable(options.within)), ""};
  }
  return request;
}

bool late_must(const desk::DueItem& item, Instant now) {
  const lifecycle::Obligation& one = item.shown.obligation;
  return one.due && *one.due < now && one.level == guidelines::Level::must;
}

void print_text(const desk::DueList& list, const Environment& env) {
  for (const desk::DueItem& item : list.items) {
    env.out << fmt::format("{:<6} {}\n", guidelines::to_string(item.shown.obligation.level),
                           output::due_sentence(item, env.now))
            << output::due_advice(item);
  }
  if (list.items.empty()) env.out << "nothing is due\n";
  if (list.more) env.out << "there is more; --within and --ca narrow the list\n";
}

void print_json(const desk::DueList& list, const Environment& env) {
  nlohmann::ordered_json items = nlohmann::ordered_json::array();
  for (const desk::DueItem& item : list.items) items.push_back(output::due_json(item, env.now));
  const nlohmann::ordered_json root = {
      {"schema", "candor-due/1"}, {"now", format_instant(env.now)}, {"items", items}, {"more", list.more}};
  env.out << root.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
}

int run_due(const DueOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const auto request = request_of(options, env);
  if (!request.ok()) return env.fail(request.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  const auto list = desk::due_list(desk->record, *request);
  if (!list.ok()) return env.fail(list.error());
  if (options.ics) {
    env.out << output::to_ics(*list, env.now);
    return kOk;  // a calendar that is fetched must not look like a failure
  }
  *format == "json" ? print_json(*list, env) : print_text(*list, env);
  const bool late = std::ranges::any_of(list->items, [&](const auto& item) { return late_must(item, env.now); });
  return late ? kFallsShort : kOk;
}

Run setup_due(CLI::App& app) {
  auto options = std::make_shared<DueOptions>();
  app.add_option("--within", options->within, "only what is due within this time, or late: 7d, 36h, 2w")
      ->type_name("LENGTH");
  app.add_option("--ca", options->ca, "only of this CA Owner")->type_name("NAME");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  app.add_flag("--ics", options->ics, "a calendar (iCalendar) instead, for programs that subscribe to it");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_due(*options, env); };
}

}  // namespace

extern const Command kDue{.name = "due",
                          .group = Group::incidents,
                          .summary = "say what to do next, most urgent first",
                          .examples =
                              "candor due --within 7d\n"
                              "candor due --ca 'Example CA' --format json\n"
                              "candor due --ics > /srv/www/candor.ics     # from cron, for calendar programs\n",
                          .setup = setup_due};

}  // namespace candor::cli
