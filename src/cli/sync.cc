// candor sync: brings the mirror of the tracker up to date.
#include "bugzilla/sync.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"
#include "cli/desk_settings.h"
#include "cli/long_work.h"
#include "cli/lookup.h"
#include "cli/sync_feed.h"
#include "cli/tracker_options.h"
#include "desk/mirror_sink.h"
#include "desk/tracker_manners.h"

namespace candor::cli {

namespace {

using bugzilla::SyncOutcome;

struct SyncOptions {
  DeskOptions desk;
  TrackerOptions tracker;
  bugzilla::SyncRequest request;
  std::vector<std::string> components;
  std::string format = "text";
};

std::string counted(int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void print(const SyncOutcome& outcome, std::ostream& out) {
  out << fmt::format("{}: {} read, {} new; {}\n", outcome.waiting > 0 ? "interrupted" : "up to date",
                     counted(outcome.bugs, "bug", "bugs"), counted(outcome.comments, "comment", "comments"),
                     counted(outcome.requests, "request", "requests"));
  if (outcome.edited > 0) {
    out << fmt::format("  {} edited since; the mirror keeps both texts\n",
                       counted(outcome.edited, "comment was", "comments were"));
  }
  if (outcome.not_public > 0) {
    out << fmt::format("  {} no longer to be seen by this account\n",
                       counted(outcome.not_public, "bug is", "bugs are"));
  }
  if (outcome.gone > 0) {
    out << fmt::format("  {} no longer on the tracker\n", counted(outcome.gone, "bug is", "bugs are"));
  }
  if (outcome.moved > 0) {
    out << fmt::format("  {} of another component now, and not counted any more\n",
                       counted(outcome.moved, "bug is", "bugs are"));
  }
  if (outcome.waiting > 0) {
    out << fmt::format("  {} still to be read: 'candor sync' goes on there\n",
                       counted(outcome.waiting, "bug is", "bugs are"));
  }
}

nlohmann::ordered_json to_json(const SyncOutcome& outcome) {
  return {{"bugs", outcome.bugs},
          {"comments", outcome.comments},
          {"edited", outcome.edited},
          {"notPublic", outcome.not_public},
          {"gone", outcome.gone},
          {"moved", outcome.moved},
          {"waiting", outcome.waiting},
          {"requests", outcome.requests},
          {"resumed", outcome.resumed},
          {"remarks", outcome.remarks},
          {"unreadable", outcome.unreadable}};
}

int run_sync(SyncOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  Result<Tracker> tracker = open_tracker(options.tracker, options.desk);
  if (!tracker.ok()) return env.fail(tracker.error());
  Result<OpenDesk> desk = open_desk(options.desk, env, {.create = true});
  if (!desk.ok()) return env.fail(desk.error());
  if (!options.components.empty()) options.request.components = options.components;
  options.request.now = env.now;

  store::Store& store = desk->record.store();
  const auto alone = desk::one_sync(store);
  if (!alone.ok()) return env.fail(alone.error());
  if (const Status may = desk::may_ask(store, tracker->server, env.now); !may.ok()) return env.fail(may.error());
  if (const Status renewed = desk::renew_mirror(store, false); !renewed.ok()) return env.fail(renewed.error());
  bugzilla::Rest rest(*tracker->client, tracker->server);
  Result<SyncOutcome> outcome = [&] {
    LongWork work(env, "bugs");
    desk::MirrorSink mirror(store);
    bugzilla::RealPace pace(LongWork::cancelled);
    const bugzilla::SyncHooks hooks{.cancelled = LongWork::cancelled, .progress = [&](int64_t done, int64_t total) {
                                      work.show(static_cast<uint64_t>(done), static_cast<uint64_t>(total),
                                                static_cast<uint64_t>(done));
                                    }};
    return bugzilla::sync(rest, mirror, options.request, pace, hooks);
  }();
  if (!outcome.ok()) return env.fail(outcome.error());
  const Result<DeskSettings> place = desk_settings(options.desk);
  if (!place.ok()) return env.fail(place.error());
  desk::TrackerManners manners(store, tracker->server, env.now);
  rest.heed(&manners);
  const auto account = place->find("account");
  const auto fed = feed_desk(*desk, rest, account == place->end() ? "" : account->second);
  if (!fed.ok()) return env.fail(fed.error());
  for (const std::string& remark : outcome->remarks) env.err << "candor: " << printable(remark) << "\n";
  if (*format == "json") {
    nlohmann::ordered_json value = to_json(*outcome);
    value["incidents"] = fed_json(*fed);
    env.out << value.dump(2) << "\n";
  } else {
    print(*outcome, env.out);
    print_fed(*fed, env.out);
  }
  return outcome->waiting > 0 ? kFailed : kOk;
}

Run setup_sync(CLI::App& app) {
  auto options = std::make_shared<SyncOptions>();
  app.add_flag("--full", options->request.full, "read every bug again, not only what changed");
  app.add_option("--component", options->components,
                 "mirror this component; may be given several times; CA Certificate Compliance by default")
      ->type_name("NAME");
  app.add_option("--product", options->request.product, "the product it belongs to")
      ->type_name("NAME")
      ->capture_default_str();
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_tracker_options(app, options->tracker);
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_sync(*options, env); };
}

}  // namespace

extern const Command kSync{.name = "sync",
                           .group = Group::incidents,
                           .summary = "mirror everybody's incidents from the tracker",
                           .examples =
                               "candor sync\n"
                               "candor sync --full   # read everything again\n"
                               "candor sync --component 'CA Certificate Compliance' --component 'CA Documents'\n",
                           .setup = setup_sync};

}  // namespace candor::cli
