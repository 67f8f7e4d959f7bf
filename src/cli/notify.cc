// candor notify: tells people by mail and webhook what is due, each thing once.
#include "desk/notify.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"
#include "cli/desk_options.h"
#include "cli/lookup.h"
#include "cli/notify_sending.h"
#include "cli/notify_settings.h"
#include "output/notice_text.h"

namespace candor::cli {

namespace {

using nlohmann::ordered_json;

struct NotifyOptions {
  DeskOptions desk;
  std::string settings;
  std::string format = "text";
  bool dry_run = false, list = false;
};

std::string state_of(const desk::NoticeOutcome& outcome, bool dry_run) {
  if (dry_run && outcome.row.stage == "planned" && outcome.row.attempts == 0) return "would be sent";
  if (outcome.waiting) return "waits";
  return outcome.row.stage == "sending"   ? "may have arrived"
         : outcome.row.stage == "planned" ? "not sent"
                                          : outcome.row.stage;
}

void print_outcome(const desk::NoticeOutcome& outcome, bool dry_run, Environment& env) {
  const store::NoticeRow& row = outcome.row;
  env.out << fmt::format("{}: {} to {}", state_of(outcome, dry_run), row.kind, printable(row.receiver));
  if (!outcome.words.subject.empty()) env.out << fmt::format(": {}", printable(outcome.words.subject));
  env.out << "\n";
  if (outcome.interrupted) {
    env.out << fmt::format("    an attempt before was cut short: it may arrive twice, both times as {}\n", row.id);
  }
  if (!row.remark.empty()) env.out << fmt::format("    {}\n", printable(row.remark));
  if (row.stage == "planned" && row.attempts > 0) {
    env.out << fmt::format("    tried {} time{}; again from {} on\n", row.attempts, row.attempts == 1 ? "" : "s",
                           format_minute(row.next_at));
  }
  if (!dry_run) return;
  std::string_view text = outcome.words.text;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    env.out << fmt::format("    | {}\n", printable(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

ordered_json to_json(const desk::NoticeOutcome& outcome, bool dry_run) {
  const store::NoticeRow& row = outcome.row;
  return {{"id", row.id},
          {"receiver", row.receiver},
          {"kind", row.kind},
          {"state", state_of(outcome, dry_run)},
          {"planned_at", format_instant(row.planned_at)},
          {"attempts", row.attempts},
          {"next_at", row.stage == "sent" ? ordered_json() : ordered_json(format_instant(row.next_at))},
          {"interrupted", outcome.interrupted},
          {"trouble", row.remark},
          {"subject", outcome.words.subject},
          {"events", outcome.events}};
}

void show(const std::vector<desk::NoticeOutcome>& all, const std::string& format, bool dry_run, Environment& env) {
  if (format == "json") {
    ordered_json notices = ordered_json::array();
    for (const desk::NoticeOutcome& outcome : all) notices.push_back(to_json(outcome, dry_run));
    const ordered_json root = {{"schema", "candor-notify/1"}, {"now", format_instant(env.now)}, {"notices", notices}};
    env.out << root.dump(2, ' ', false, ordered_json::error_handler_t::replace) << "\n";
    return;
  }
  for (const desk::NoticeOutcome& outcome : all) print_outcome(outcome, dry_run, env);
  if (all.empty()) env.out << "there is nothing to tell\n";
}

// What was told before, newest first.
int show_journal(desk::IncidentRecord& record, const std::string& format, Environment& env) {
  constexpr int64_t kShown = 50;
  const auto rows = desk::notice_journal(record, kShown);
  if (!rows.ok()) return env.fail(rows.error());
  show(*rows, format, false, env);
  return kOk;
}

int run_notify(const NotifyOptions& options, Environment& env) {
  const auto format = one_of("--format", options.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const Result<DeskPlace> place = resolve_desk(options.desk);
  if (!place.ok()) return env.fail(place.error());
  Result<OpenDesk> desk = open_desk(options.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  if (options.list) return show_journal(desk->record, *format, env);
  const std::string path =
      options.settings.empty() ? (std::filesystem::path(place->data) / "notify.toml").string() : options.settings;
  const Result<NotifySettings> settings = read_notify_settings(path, !options.dry_run);
  if (!settings.ok()) return env.fail(settings.error());
  NoticeSender sender(*settings);
  const desk::NotifyPorts ports = {
      .word =
          [&](const std::string& id, const desk::Receiver& receiver, std::string_view kind,
              const std::vector<desk::Alert>& alerts) {
            return output::notice_words(id, receiver, kind, alerts, env.now);
          },
      .send = [&](const desk::Receiver& receiver,
                  const desk::NoticeToSend& notice) { return sender.send(receiver, notice); }};
  const auto all = desk::notify(desk->record, settings->receivers, ports, env.now, options.dry_run);
  if (!all.ok()) return env.fail(all.error());
  show(*all, *format, options.dry_run, env);
  const bool left = std::ranges::any_of(*all, [](const desk::NoticeOutcome& outcome) {
    return outcome.row.stage == "planned" || outcome.row.stage == "sending";
  });
  return left && !options.dry_run ? kFallsShort : kOk;
}

Run setup_notify(CLI::App& app) {
  auto options = std::make_shared<NotifyOptions>();
  app.add_option("--settings", options->settings, "who is told of what; notify.toml in the desk's folder by default")
      ->type_name("FILE");
  app.add_flag("--dry-run", options->dry_run, "show what would be sent; send and record nothing");
  app.add_flag("--list", options->list, "show what was sent before, newest first");
  app.add_option("--format", options->format, "text or json")->type_name("FORMAT");
  add_desk_options(app, options->desk);
  return [options](Environment& env) { return run_notify(*options, env); };
}

}  // namespace

extern const Command kNotify{.name = "notify",
                             .group = Group::incidents,
                             .summary = "tell people by mail and webhook what is due, each thing once",
                             .examples =
                                 "candor notify --dry-run           # what would be sent to whom\n"
                                 "candor notify                     # every few minutes, from cron or a systemd timer\n"
                                 "candor notify --list\n",
                             .setup = setup_notify};

}  // namespace candor::cli
