// What the commands that send to the tracker share: who sends where with which key, and showing what became of it.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "cli/desk_options.h"
#include "cli/tracker_options.h"
#include "desk/post_deliver.h"
#include "desk/tracker_manners.h"

namespace candor::cli {

struct SendingOptions {
  DeskOptions desk;
  TrackerOptions tracker;
  std::string account, security_group, ccadb_account;  // the last two from candor.toml
  std::string format = "text";
};
void add_sending_options(CLI::App& app, SendingOptions& options);

// The tracker, greeted: its dialect is known.
struct Sender {
  Tracker tracker;
  std::unique_ptr<bugzilla::Rest> rest;
  std::unique_ptr<desk::TrackerManners> manners;  // that `rest` heeds
  desk::DeliverOptions options;
  bool needs_approval = false;  // candor.toml: approval = "second-person"
};
// `needs_key`: an error without one. Nothing is asked while the desk knows of a block or a refused key.
Result<Sender> open_sender(SendingOptions& options, OpenDesk& desk, bool needs_key, Environment& env);

// For what was planned before: with a key, and with `seen`, when somebody says that the bug was read as of its change
// at that time ("" when nobody does).
Result<Sender> open_deliverer(SendingOptions& options, OpenDesk& desk, const std::string& seen, Environment& env);

// Sends and shows; `extra` is what a JSON answer holds besides. The exit status.
int deliver_and_show(OpenDesk& desk, Sender& sender, const std::vector<desk::OutboxItem>& items,
                     const std::string& format, nlohmann::ordered_json extra, Environment& env);
void show_items(const std::vector<desk::OutboxItem>& items, const std::string& format, nlohmann::ordered_json extra,
                Environment& env);

}  // namespace candor::cli
