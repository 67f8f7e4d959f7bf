// candor incident post: puts a report, an update, an answer on the tracker. Shows all of it first, and asks.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"
#include "bugzilla/view.h"
#include "cli/incident_options.h"
#include "cli/lookup.h"
#include "cli/post_consent.h"
#include "cli/post_output.h"
#include "cli/post_sending.h"
#include "desk/bugs.h"
#include "desk/incident_changes.h"
#include "desk/outbox_desk.h"
#include "desk/post_rights.h"

namespace candor::cli {

namespace {

constexpr size_t kLargestAttachment = size_t{32} << 20U;

struct PostOptions {
  SendingOptions sending;
  std::string incident, kind, file, comment, answers, adopt, next_update, seen;
  std::vector<std::string> needinfo, clear, accept;
  bool dry_run = false, yes = false, split = false;
};

Result<std::optional<int64_t>> maybe_number(std::string_view option, const std::string& word) {
  if (word.empty()) return std::optional<int64_t>();
  const Result<int64_t> number = number_of(option, word);
  return number.ok() ? Result<std::optional<int64_t>>(std::optional(*number)) : number.error();
}

// The text: a file, standard input, or the report as it is saved in the record.
Status read_text(const PostOptions& options, const lifecycle::Incident& incident, desk::PostWish& wish,
                 const Environment& env) {
  using desk::PostKind;
  wish.text = options.comment;
  if (wish.kind == PostKind::attachment) {
    if (options.file.empty()) return Error{"which file is to be attached?", "Name it behind the incident's number."};
    wish.file_name = std::filesystem::path(options.file).filename().string();
    Result<std::string> bytes = env.read(options.file, kLargestAttachment);
    if (!bytes.ok()) return bytes.error();
    wish.file_bytes = std::move(bytes).value();
    return {};
  }
  if (!options.file.empty()) {
    if (!options.comment.empty()) return Error{"--comment and a file are two texts", "Give one of them."};
    Result<std::string> bytes = env.read(options.file, desk::kLargestReport);
    if (!bytes.ok()) return bytes.error();
    Result<desk::TextFile> text = desk::accept_text(options.file, std::move(bytes).value());
    if (!text.ok()) return text.error();
    wish.text = std::move(text).value().bytes;
    return {};
  }
  const bool report =
      wish.kind == PostKind::file_bug || wish.kind == PostKind::report || wish.kind == PostKind::closure;
  if (report && wish.text.empty() && !incident.reports.empty()) wish.text = incident.reports.back().text;
  return {};
}

Result<desk::PostRequest> request_of(const PostOptions& options, const lifecycle::Incident& incident,
                                     const Environment& env) {
  desk::PostRequest request;
  request.account = options.sending.account;
  request.security_group = options.sending.security_group;
  const auto kind = desk::parse_post_kind(options.kind);
  if (!kind) {
    return Error{fmt::format("--kind takes bug, report, update, answer, closure, attachment or next-update, not '{}'",
                             printable(options.kind)),
                 ""};
  }
  request.wish.kind = *kind;
  request.wish.needinfo = options.needinfo;
  request.wish.split = options.split;
  if (!options.sending.ccadb_account.empty()) request.wish.ccadb_account = options.sending.ccadb_account;
  for (const std::string& word : options.clear) {
    const auto id = number_of("--clear-needinfo", word);
    if (!id.ok()) return id.error();
    request.wish.clear_flags.push_back(*id);
  }
  if (!options.next_update.empty()) {
    const auto date = instant_of("--next-update", options.next_update, env);
    if (!date.ok()) return date.error();
    if (*date + std::chrono::hours(24) <= env.now) {
      return Error{fmt::format("--next-update {} lies in the past", format_date(*date)),
                   "It is the date by which the next update is promised."};
    }
    request.wish.next_update = *date;
  }
  const bool comment = options.answers.starts_with('c');  // "c4", as the clocks name comments
  const auto answers = maybe_number("--answers", options.answers.substr(comment ? 1 : 0));
  if (!answers.ok()) return answers.error();
  if (comment && *answers && **answers <= std::numeric_limits<int>::max()) {
    request.answers_comment = static_cast<int>(**answers);
  } else {
    request.answers = *answers;
  }
  const auto adopt = maybe_number("--adopt", options.adopt);
  if (!adopt.ok()) return adopt.error();
  request.adopt = *adopt;
  if (const Status read = read_text(options, incident, request.wish, env); !read.ok()) return read.error();
  return request;
}

// The incident of this desk that the bug is of already.
Result<std::optional<int64_t>> incident_of_bug(OpenDesk& desk, int64_t bug) {
  const auto rows = desk.record.list({.bug = bug, .limit = 1});
  if (!rows.ok()) return rows.error();
  return rows->empty() ? std::nullopt : std::optional(rows->front().id);
}

int link_only(const PostOptions& options, OpenDesk& desk, bugzilla::Rest& rest, const lifecycle::Incident& incident,
              Environment& env) {
  const auto bug = number_of("--adopt", options.adopt);
  if (!bug.ok()) return env.fail(bug.error());
  const auto owner = incident_of_bug(desk, *bug);
  if (!owner.ok()) return env.fail(owner.error());
  if (const Status may = desk::may_adopt(incident, *bug, *owner); !may.ok()) return env.fail(may.error());
  const auto record = bugzilla::read_bug(rest, *bug);
  if (const auto* error = std::get_if<bugzilla::RestError>(&record))
    return env.fail({error->text, "Nothing was linked."});
  env.err << fmt::format("bug {}: {}\n", *bug, printable(std::get<tracker::BugRecord>(record).bug.summary));
  if (options.dry_run) {
    env.out << fmt::format("bug {} would become that of incident {}; nothing was changed\n", *bug, incident.id);
    return kOk;
  }
  lifecycle::Facts facts;
  facts.bug = *bug;
  return show_outcome(desk.record.save(incident.id, std::nullopt, desk::edit_incident(facts), desk.act),
                      options.sending.format, env);
}

int send(const PostOptions& options, OpenDesk& desk, Sender& sender, const lifecycle::Incident& incident,
         const desk::PostPlan& plan, Environment& env) {
  std::vector<desk::OutboxItem> items = desk::items_of(plan, sender.needs_approval, desk.act);
  const Status planned = desk::plan_items(desk.record, items, desk::changes_of(plan, incident), desk.act);
  if (!planned.ok()) return env.fail(planned.error());
  nlohmann::ordered_json extra;
  if (options.sending.format == "json") extra["plan"] = to_json(plan, env);
  if (!sender.needs_approval) {
    sender.options.account = plan.request.account;
    sender.options.just_seen = true;
    return deliver_and_show(desk, sender, items, options.sending.format, std::move(extra), env);
  }
  show_items(items, options.sending.format, std::move(extra), env);
  if (options.sending.format == "text") {
    env.out << fmt::format("Nothing was sent: a second person lets it go with: candor outbox approve {}\n",
                           items.front().entry.id);
  }
  return kOk;
}

Result<std::optional<tracker::BugRecord>> mirrored_bug(OpenDesk& desk, std::optional<int64_t> bug) {
  if (!bug) return std::optional<tracker::BugRecord>();
  return desk::mirrored_record(desk.record.store(), *bug);
}

int run_post(PostOptions& options, Environment& env) {
  const auto format = one_of("--format", options.sending.format, {"text", "json"});
  if (!format.ok()) return env.fail(format.error());
  const Result<int64_t> id = incident_number(options.incident);
  if (!id.ok()) return env.fail(id.error());
  for (const std::string& rule : options.accept) {
    if (const auto known = reference_named(rule); !known.ok()) return env.fail(known.error());
  }
  Result<OpenDesk> desk = open_desk(options.sending.desk, env);
  if (!desk.ok()) return env.fail(desk.error());
  const auto incident = desk->record.load(*id);
  if (!incident.ok()) return env.fail(incident.error());
  Result<Sender> sender = open_sender(options.sending, *desk, !options.dry_run, env);
  if (!sender.ok()) return env.fail(sender.error());
  if (options.kind.empty() && !options.adopt.empty()) return link_only(options, *desk, *sender->rest, *incident, env);
  auto request = request_of(options, *incident, env);
  if (!request.ok()) return env.fail(request.error());
  const auto mirrored = mirrored_bug(*desk, request->adopt ? request->adopt : incident->bug);
  if (!mirrored.ok()) return env.fail(mirrored.error());
  request->mirrored = *mirrored;
  if (request->adopt) {
    const auto owner = incident_of_bug(*desk, *request->adopt);
    if (!owner.ok()) return env.fail(owner.error());
    request->adopted_by = *owner;
  }
  const auto plan = desk::plan_post(*sender->rest, *incident, *request, env.now);
  if (!plan.ok()) return env.fail(plan.error());
  if (*format == "text") print_plan(*plan, env);
  if (options.dry_run) {
    if (*format == "json") env.out << nlohmann::ordered_json{{"plan", to_json(*plan, env)}}.dump(2) << "\n";
    return desk::unaccepted(*plan, options.accept).empty() ? kOk : kFallsShort;
  }
  if (*format == "json" && !options.yes) return env.fail({"--format json goes with --yes or --dry-run", ""});
  if (const Status agreed = consent_to(*plan, {options.yes, options.accept, options.seen}, env); !agreed.ok())
    return env.fail(agreed.error());
  if (const Status same = unchanged(*sender->rest, *plan); !same.ok()) return env.fail(same.error());
  return send(options, *desk, *sender, *incident, *plan, env);
}

Run setup_post(CLI::App& app) {
  auto options = std::make_shared<PostOptions>();
  app.add_option("INCIDENT", options->incident, "its number")->required();
  app.add_option("FILE", options->file, "the text, or the file to attach; - is standard input; else the saved report");
  const auto add = [&](const char* name, auto& place, const char* description, const char* type) {
    return app.add_option(name, place, description)->type_name(type);
  };
  add("--kind", options->kind, "bug, report, update, answer, closure, attachment or next-update", "KIND");
  add("--comment", options->comment, "a short text instead of a file; the comment that goes with an attachment",
      "TEXT");
  add("--answers", options->answers, "it answers question N of the incident, or comment cN of the bug", "N");
  add("--needinfo", options->needinfo, "ask this account for information; repeatable", "ACCOUNT")
      ->allow_extra_args(false);
  add("--clear-needinfo", options->clear,
      "clear the needinfo flag with this number; an answer clears those that ask us; repeatable", "ID")
      ->allow_extra_args(false);
  add("--next-update", options->next_update, "the date to ask for, with --kind next-update", "T");
  add("--adopt", options->adopt, "a third party's bug becomes the incident's; alone, nothing is posted", "BUG");
  app.add_flag("--split", options->split, "a text too long for one comment may go into several, cut at sections");
  app.add_flag("--dry-run", options->dry_run, "everything but the sending");
  app.add_flag("--yes", options->yes, "send without asking; refused while the text falls short of a MUST");
  add("--accept", options->accept, "with --yes: this rule may stand; repeatable", "RULE")->allow_extra_args(false);
  add("--seen", options->seen, "with --yes: the bug was read as of its change at T", "T");
  add_sending_options(app, options->sending);
  return [options](Environment& env) { return run_post(*options, env); };
}

}  // namespace

extern const Command kIncidentPost{
    .name = "incident post",
    .group = Group::incidents,
    .summary = "put a report, an update or an answer on the tracker; shows everything first, and asks",
    .examples =
        "candor incident post 17 --kind bug --dry-run\n"
        "candor incident post 17 --kind report report.md\n"
        "candor incident post 17 --kind answer answer.md --answers 2\n"
        "candor incident post 17 --kind attachment affected.csv --comment 'Certificates affected'\n"
        "candor incident post 17 --kind next-update --next-update 2026-05-01\n"
        "candor incident post 17 --kind closure closure.md\n"
        "candor incident post 17 --adopt 1955799\n",
    .setup = setup_post};

}  // namespace candor::cli
