// Which tracker, and with which key: --tracker and --tracker-key-file of every command that talks to one.
//
// The key is never on the command line. It comes from $CANDOR_TRACKER_KEY, else from the file that --tracker-key-file
// or `tracker-key-file` in candor.toml names, else from the output of the command in `tracker-key-command`.
#pragma once

#include <memory>

#include "bugzilla/rest.h"
#include "cli/command.h"
#include "cli/desk_options.h"
#include "http/client.h"

namespace candor::cli {

struct TrackerOptions {
  std::string url, key_file;
};

void add_tracker_options(CLI::App& app, TrackerOptions& options);

// Ready to be asked; nothing has been sent.
struct Tracker {
  bugzilla::Server server;
  std::unique_ptr<http::Client> client;
  bool by_default = false;  // nobody named one
};
Result<Tracker> open_tracker(const TrackerOptions& options, const DeskOptions& desk);

}  // namespace candor::cli
