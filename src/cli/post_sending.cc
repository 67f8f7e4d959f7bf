#include "cli/post_sending.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>

#include "base/utf8.h"
#include "bugzilla/dialect.h"
#include "cli/desk_settings.h"
#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "cli/post_output.h"

namespace candor::cli {

namespace {

std::string setting(const DeskSettings& place, std::string_view key) {
  const auto found = place.find(key);
  return found == place.end() ? "" : found->second;
}

Error no_key() {
  return {"there is no API key to post with",
          "Put it into $CANDOR_TRACKER_KEY or a file of mode 600 (--tracker-key-file); it is never an argument."};
}

// With where the posting is now, unless that was said.
Error waiting(const Error& why) {
  if (why.advice.find("candor outbox ") != std::string::npos) return why;
  return {why.message, why.advice + (why.advice.empty() ? "" : " ") + "It waits in the outbox: candor outbox deliver"};
}

}  // namespace

void add_sending_options(CLI::App& app, SendingOptions& options) {
  app.add_option("--format", options.format, "text or json")->type_name("FORMAT");
  add_tracker_options(app, options.tracker);
  app.add_option("--account", options.account,
                 "the account the key is of; BMO tells it by itself, Bugzilla 5.2 confirms it")
      ->type_name("NAME")
      ->group("The tracker");
  add_desk_options(app, options.desk);
}

Result<Sender> open_sender(SendingOptions& options, OpenDesk& desk, bool needs_key, Environment& env) {
  const Result<DeskSettings> place = desk_settings(options.desk);
  if (!place.ok()) return place.error();
  Sender sender;
  Result<Tracker> tracker = open_tracker(options.tracker, options.desk);
  if (!tracker.ok()) return tracker.error();
  sender.tracker = std::move(tracker).value();
  if (needs_key && sender.tracker.server.key.empty()) return no_key();
  if (options.account.empty()) options.account = setting(*place, "account");
  options.security_group = setting(*place, "security-group");
  options.ccadb_account = setting(*place, "ccadb-account");
  const auto approval = setting(*place, "approval");
  if (!approval.empty()) {
    const auto known = one_of("approval in candor.toml", approval, {"second-person", "none"});
    if (!known.ok()) return known.error();
    sender.needs_approval = approval == "second-person";
  }
  store::Store& store = desk.record.store();
  if (const Status may = desk::may_ask(store, sender.tracker.server, env.now); !may.ok()) return may.error();
  sender.rest = std::make_unique<bugzilla::Rest>(*sender.tracker.client, sender.tracker.server);
  sender.manners = std::make_unique<desk::TrackerManners>(store, sender.tracker.server, env.now);
  sender.rest->heed(sender.manners.get());
  if (const auto error = bugzilla::find_dialect(*sender.rest)) {
    return Error{printable(error->text), "Nothing was sent. Check --tracker and the key."};
  }
  sender.options.account = options.account;
  sender.options.now = [from = env.now, begun = std::chrono::steady_clock::now()] {
    return from + std::chrono::duration_cast<Seconds>(std::chrono::steady_clock::now() - begun);
  };
  sender.options.pause = [&env](Seconds wait) {
    env.err << fmt::format("candor: the tracker's answer was lost; looking for the posting in {} s\n", wait.count())
            << std::flush;
    std::this_thread::sleep_for(wait);
  };
  return sender;
}

Result<Sender> open_deliverer(SendingOptions& options, OpenDesk& desk, const std::string& seen, Environment& env) {
  Result<Sender> sender = open_sender(options, desk, true, env);
  if (!sender.ok() || seen.empty()) return sender;
  const auto at = instant_of("--seen", seen, env);
  if (!at.ok()) return at.error();
  sender->options.seen = *at;
  return sender;
}

void show_items(const std::vector<desk::OutboxItem>& items, const std::string& format, nlohmann::ordered_json extra,
                Environment& env) {
  if (format == "text") {
    for (const desk::OutboxItem& item : items) print_item(item, env.out);
    return;
  }
  extra["outbox"] = nlohmann::ordered_json::array();
  for (const desk::OutboxItem& item : items) extra["outbox"].push_back(to_json(item));
  env.out << extra.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
}

int deliver_and_show(OpenDesk& desk, Sender& sender, const std::vector<desk::OutboxItem>& items,
                     const std::string& format, nlohmann::ordered_json extra, Environment& env) {
  const auto delivered = desk::deliver(desk.record, *sender.rest, items, sender.options, desk.act);
  if (!delivered.ok()) {
    return env.fail(waiting(delivered.error()));
  }
  show_items(delivered->items, format, std::move(extra), env);
  if (delivered->stopped) return env.fail(waiting(*delivered->stopped));
  for (const desk::OutboxItem& item : delivered->items) {
    if (item.entry.stage == bugzilla::Stage::refused) return env.fail({item.entry.remark, "Nothing was done."});
  }
  return kOk;
}

}  // namespace candor::cli
