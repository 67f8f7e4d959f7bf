// candor outbox discard: a posting that was planned and is not wanted any more.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "cli/desk_options.h"
#include "cli/incident_options.h"
#include "desk/outbox_desk.h"

namespace candor::cli {

namespace {

struct DiscardOptions {
  DeskOptions desk;
  std::string id;
  bool looked = false;
};

int run_discard(const DiscardOptions& options, Environment& env) {
  const auto id = number_of("ENTRY", options.id);
  if (!id.ok()) return env.fail(id.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  const Result<desk::OutboxItem> item = desk::find_item(desk->record, *id);
  if (!item.ok()) return env.fail(item.error());
  if (const Status done = desk::discard_item(desk->record, *id, options.looked, desk->act); !done.ok())
    return env.fail(done.error());
  env.out << fmt::format("Entry {} will not be sent{}.\n", *id,
                         item->entry.mark && item->entry.mark->sent
                             ? " again; it may be on the tracker or arrive there all the same: look at the bug"
                             : "");
  return kOk;
}

Run setup_discard(CLI::App& app) {
  auto options = std::make_shared<DiscardOptions>();
  app.add_option("ENTRY", options->id, "its number in the outbox")->required();
  app.add_flag("--looked", options->looked, "also when it may have arrived: somebody looked at the bug");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_discard(*options, env); };
}

}  // namespace

extern const Command kOutboxDiscard{.name = "outbox discard",
                                    .group = Group::incidents,
                                    .summary = "drop a posting that was planned and not sent",
                                    .examples = "candor outbox discard 5\n",
                                    .setup = setup_discard};

}  // namespace candor::cli
