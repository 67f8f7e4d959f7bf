// candor bug attachment: fetches the data of an attachment, which the mirror does not keep.
#include "desk/bug_attachment.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "base/file.h"
#include "base/utf8.h"
#include "bugzilla/politeness.h"
#include "cli/incident_options.h"
#include "cli/tracker_options.h"
#include "desk/mirror_sink.h"

namespace candor::cli {

namespace {

struct AttachmentOptions {
  DeskOptions desk;
  TrackerOptions tracker;
  std::string id, to;
};

// Numbers of attachments are the tracker's own: asked elsewhere they would name something else.
Status as_mirrored(OpenDesk& desk, Tracker& tracker) {
  const Result<bugzilla::SyncState> state = desk::MirrorSink(desk.record.store()).state();
  if (!state.ok()) return state.error();
  const std::string& mirrored = state->tracker;
  if (tracker.by_default && !mirrored.empty()) tracker.server.url = mirrored;
  if (mirrored.empty() || mirrored == tracker.server.url) return {};
  return bugzilla::other_tracker(mirrored, tracker.server.url);
}

int run_attachment(const AttachmentOptions& options, Environment& env) {
  const auto id = number_of("ID", options.id);
  if (!id.ok()) return env.fail(id.error());
  Result<Tracker> tracker = open_tracker(options.tracker, options.desk);
  if (!tracker.ok()) return env.fail(tracker.error());
  Result<OpenDesk> desk = open_desk(options.desk, env, {.create = true});
  if (!desk.ok()) return env.fail(desk.error());
  if (const Status same = as_mirrored(*desk, *tracker); !same.ok()) return env.fail(same.error());
  bugzilla::Rest rest(*tracker->client, tracker->server);
  const auto file = desk::fetch_attachment(desk->record.store(), rest, *id, env.now);
  if (!file.ok()) return env.fail(file.error());
  if (options.to.empty() || options.to == "-") {
    env.out << file->bytes;
    return kOk;
  }
  if (const Status written = write_file_atomically(options.to, file->bytes); !written.ok()) {
    return env.fail(written.error());
  }
  env.err << fmt::format("{}: {} bytes of {}\n", printable(options.to), file->bytes.size(),
                         printable(file->attachment.file_name));
  return kOk;
}

Run setup_attachment(CLI::App& app) {
  auto options = std::make_shared<AttachmentOptions>();
  app.add_option("ID", options->id, "number of the attachment; 'candor bug show' lists them")->required();
  app.add_option("-o,--output", options->to, "write it there; else to standard output")->type_name("FILE");
  add_tracker_options(app, options->tracker);
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_attachment(*options, env); };
}

}  // namespace

extern const Command kBugAttachment{.name = "bug attachment",
                                    .group = Group::incidents,
                                    .summary = "fetch the data of an attachment from the tracker",
                                    .examples = "candor bug attachment 9512345 -o appendix.csv\n",
                                    .setup = setup_attachment};

}  // namespace candor::cli
