// candor incident note: what happened around the report: a question, its answer, a Next update, an action item.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/utf8.h"
#include "cli/incident_options.h"
#include "desk/incident_changes.h"

namespace candor::cli {

namespace {

struct NoteOptions {
  SaveOptions save;
  std::string question, asker, answered, comment, next_update, action, at;
};

Result<std::optional<int>> comment_of(const NoteOptions& options) {
  if (options.comment.empty()) return std::optional<int>();
  const auto number = number_of("--comment", options.comment);
  if (!number.ok()) return number.error();
  return std::optional(static_cast<int>(*number));
}

// "3=Complete"
Result<lifecycle::ActionChange> action_of(const std::string& word, Instant at) {
  const size_t equals = word.find('=');
  const auto item = number_of("--action", word.substr(0, equals));
  if (!item.ok() || equals == std::string::npos || equals + 1 == word.size()) {
    return Error{fmt::format("--action '{}' cannot be read", printable(word)), "Write it like --action 3=Complete."};
  }
  return lifecycle::ActionChange{.item = static_cast<int>(*item), .status = word.substr(equals + 1), .at = at};
}

Result<std::vector<desk::Decide>> decisions_of(const NoteOptions& options, const Environment& env) {
  std::vector<desk::Decide> all;
  const auto comment = comment_of(options);
  if (!comment.ok()) return comment.error();
  const Result<Instant> at = options.at.empty() ? Result<Instant>(env.now) : instant_of("--at", options.at, env);
  if (!at.ok()) return at.error();
  if (*at > env.now) return Error{"--at lies ahead", "Notes are of what has happened. Times are in UTC."};
  if (!options.question.empty()) {
    all.push_back(
        desk::ask_question({.at = *at, .asker = options.asker, .text = options.question, .comment = *comment}));
  }
  if (!options.answered.empty()) {
    const auto number = number_of("--answered", options.answered);
    if (!number.ok()) return number.error();
    all.push_back(desk::answer_question(*number, {.at = *at, .by = "", .comment = *comment}));
  }
  if (options.next_update == "none") {
    all.push_back(desk::set_next_update(std::nullopt));
  } else if (!options.next_update.empty()) {
    const auto due = instant_of("--next-update", options.next_update, env);
    if (!due.ok()) return due.error();
    if (*due + std::chrono::hours(24) <= env.now) {
      return Error{fmt::format("--next-update {} lies in the past", format_date(*due)),
                   "It is the date by which the next update is promised; none takes one back."};
    }
    all.push_back(desk::set_next_update(*due));
  }
  if (!options.action.empty()) {
    const auto change = action_of(options.action, *at);
    if (!change.ok()) return change.error();
    all.push_back(desk::change_action(*change));
  }
  if (all.empty()) return Error{"nothing was given to note", "'candor incident note --help' lists what can be."};
  return all;
}

int run_note(const NoteOptions& options, Environment& env) {
  Result<std::vector<desk::Decide>> decisions = decisions_of(options, env);
  if (!decisions.ok()) return env.fail(decisions.error());
  return save_incident(options.save, desk::all_of(std::move(decisions).value()), env);
}

Run setup_note(CLI::App& app) {
  auto options = std::make_shared<NoteOptions>();
  add_save_options(app, options->save);
  const auto note = [&](const char* name, std::string& place, const char* description, const char* type) {
    app.add_option(name, place, description)->type_name(type)->group("What happened");
  };
  note("--question", options->question, "a question that was asked on the bug", "TEXT");
  note("--asker", options->asker, "who asked", "NAME");
  note("--answered", options->answered, "question N was answered", "N");
  note("--comment", options->comment, "number of the comment on the bug that asks or answers", "N");
  note("--next-update", options->next_update, "the Next update that was agreed: a date, or none", "T");
  note("--action", options->action, "action item N of the report has this status now: 3=Complete", "N=STATUS");
  note("--at", options->at, "when it happened; now by default", "T");
  return [options](Environment& env) { return run_note(*options, env); };
}

}  // namespace

extern const Command kIncidentNote{
    .name = "incident note",
    .group = Group::incidents,
    .summary = "note a question, its answer, a Next update or a change of an action item",
    .examples =
        "candor incident note 17 --question 'Which linter?' --asker 'A. Reader' --comment 4 --at 2026-04-10T08:00Z\n"
        "candor incident note 17 --answered 1 --comment 6\n"
        "candor incident note 17 --next-update 2026-05-01\n"
        "candor incident note 17 --action 3=Complete\n",
    .setup = setup_note};

}  // namespace candor::cli
