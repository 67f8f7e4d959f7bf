// candor outbox approve: a second person lets a posting go.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"
#include "cli/ask.h"
#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "cli/post_output.h"
#include "cli/post_sending.h"

namespace candor::cli {

namespace {

struct ApproveOptions {
  SendingOptions sending;
  std::string id, seen;
  bool yes = false;
};

// The parts that go with it.
Result<std::vector<desk::OutboxItem>> group_of(OpenDesk& desk, int64_t id) {
  const auto asked = desk::find_item(desk.record, id);
  if (!asked.ok()) return asked.error();
  const int64_t first = asked->first == 0 ? id : asked->first;
  Result<std::vector<desk::OutboxItem>> items = desk::items_of_incident(desk.record, asked->incident);
  if (!items.ok()) return items;
  std::erase_if(*items, [&](const desk::OutboxItem& item) { return item.entry.id != first && item.first != first; });
  return items;
}

Status consent(const ApproveOptions& options, Environment& env) {
  if (options.yes) return {};
  if (env.questions == nullptr)
    return Error{"nobody is there to be asked; nothing was sent", "Say --yes after reading it."};
  if (ask(env, "Type \"approve\" to send it") == "approve") return {};
  return Error{"nothing was sent", ""};
}

int run_approve(ApproveOptions& options, Environment& env) {
  const auto format = one_of("--format", options.sending.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const auto id = number_of("ENTRY", options.id);
  if (!id.ok()) return env.fail(id.error());
  Result<OpenDesk> desk = open_desk(options.sending.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  const auto items = group_of(*desk, *id);
  if (!items.ok()) return env.fail(items.error());
  Result<Sender> sender = open_deliverer(options.sending, *desk, options.seen, env);
  if (!sender.ok()) return env.fail(sender.error());
  if (*format == "text") {
    for (const desk::OutboxItem& item : *items) {
      print_item(item, env.out);
      env.out << fmt::format("       planned by {} on {}, to {}\n", printable(item.actor),
                             format_minute(item.planned_at), printable(item.tracker));
      print_words(item.text(), env.out);
    }
  }
  if (const Status agreed = consent(options, env); !agreed.ok()) return env.fail(agreed.error());
  if (const Status approved = desk::approve_item(desk->record, *id, desk->act); !approved.ok()) {
    return env.fail(approved.error());
  }
  return deliver_and_show(*desk, *sender, *items, *format, {}, env);
}

Run setup_approve(CLI::App& app) {
  auto options = std::make_shared<ApproveOptions>();
  app.add_option("ENTRY", options->id, "its number in the outbox")->required();
  app.add_flag("--yes", options->yes, "send without asking");
  app.add_option("--seen", options->seen, "the bug was read as of its change at T")->type_name("T");
  add_sending_options(app, options->sending);
  return [options](Environment& env) { return run_approve(*options, env); };
}

}  // namespace

extern const Command kOutboxApprove{.name = "outbox approve",
                                    .group = Group::incidents,
                                    .summary = "let a posting go that somebody else planned",
                                    .examples = "candor outbox approve 5\n",
                                    .setup = setup_approve};

}  // namespace candor::cli
