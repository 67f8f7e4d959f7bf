// candor outbox deliver: takes up postings that were interrupted. What is on the tracker already is found, not sent
// again.
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "cli/post_sending.h"

namespace candor::cli {

namespace {

struct DeliverWords {
  SendingOptions sending;
  std::string id, seen;
  bool resend = false;
};

int run_deliver(DeliverWords& options, Environment& env) {
  const auto format = one_of("--format", options.sending.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  Result<OpenDesk> desk = open_desk(options.sending.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  Result<std::vector<desk::OutboxItem>> items = desk::open_items(desk->record);
  if (!items.ok()) return env.fail(items.error());
  if (options.resend && options.id.empty()) {
    return env.fail(
        {"--resend is for one entry", "Look at its bug, then name it: candor outbox deliver ENTRY --resend"});
  }
  if (!options.id.empty()) {
    const auto id = number_of("ENTRY", options.id);
    if (!id.ok()) return env.fail(id.error());
    std::erase_if(*items, [&](const desk::OutboxItem& item) { return item.entry.id != *id; });
    if (items->empty())
      return env.fail({"no open entry of the outbox has that number", "'candor outbox list' shows them."});
  } else {
    std::erase_if(*items, [](const desk::OutboxItem& item) { return item.waits_for_approval(); });
  }
  if (items->empty()) {
    if (*format == "text") env.out << "Nothing waits in the outbox.\n";
    if (*format == "json") show_items({}, *format, {}, env);
    return kOk;
  }
  Result<Sender> sender = open_deliverer(options.sending, *desk, options.seen, env);
  if (!sender.ok()) return env.fail(sender.error());
  sender->options.resend = options.resend;
  return deliver_and_show(*desk, *sender, *items, *format, {}, env);
}

Run setup_deliver(CLI::App& app) {
  auto options = std::make_shared<DeliverWords>();
  app.add_option("ENTRY", options->id, "only this one; else all that are open");
  app.add_option("--seen", options->seen, "the bug was read as of its change at T")->type_name("T");
  app.add_flag("--resend", options->resend, "send ENTRY again: somebody looked, and it is not on the bug");
  add_sending_options(app, options->sending);
  return [options](Environment& env) { return run_deliver(*options, env); };
}

}  // namespace

extern const Command kOutboxDeliver{.name = "outbox deliver",
                                    .group = Group::incidents,
                                    .summary = "take up postings that were interrupted; never sends one twice",
                                    .examples =
                                        "candor outbox deliver\ncandor outbox deliver 5\ncandor outbox deliver 5 "
                                        "--resend   # after a look at the bug\n",
                                    .setup = setup_deliver};

}  // namespace candor::cli
