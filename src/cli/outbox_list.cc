// candor outbox list: what waits to be put on the tracker, and what was.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "cli/post_output.h"
#include "cli/post_sending.h"

namespace candor::cli {

namespace {

struct ListOptions {
  DeskOptions desk;
  std::string incident, format = "text";
  bool text = false;
};

int run_list(const ListOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  Result<std::vector<desk::OutboxItem>> items = Error{"", ""};
  if (options.incident.empty()) {
    items = desk::open_items(desk->record);
  } else {
    const Result<int64_t> id = incident_number(options.incident);
    if (!id.ok()) return env.fail(id.error());
    items = desk::items_of_incident(desk->record, *id);
  }
  if (!items.ok()) return env.fail(items.error());
  if (*format == "text" && items->empty()) env.out << "Nothing waits in the outbox.\n";
  if (*format == "json" || !options.text) {
    show_items(*items, *format, {}, env);
    return kOk;
  }
  for (const desk::OutboxItem& item : *items) {
    print_item(item, env.out);
    print_words(item.text(), env.out);
  }
  return kOk;
}

Run setup_list(CLI::App& app) {
  auto options = std::make_shared<ListOptions>();
  app.add_option("INCIDENT", options->incident, "all of this incident's; else what is open");
  app.add_flag("--text", options->text, "with the words");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_list(*options, env); };
}

}  // namespace

extern const Command kOutboxList{.name = "outbox list",
                                 .group = Group::incidents,
                                 .summary = "list postings that wait to go to the tracker",
                                 .examples =
                                     "candor outbox list\n"
                                     "candor outbox list 17 --text   # all of incident 17, with the words\n",
                                 .setup = setup_list};

}  // namespace candor::cli
