#include "bugzilla/outbox.h"

#include <array>
#include <fmt/format.h>

#include "bugzilla/answer.h"
#include "bugzilla/arrival.h"
#include "bugzilla/submit.h"

namespace candor::bugzilla {

namespace {

constexpr std::array<std::pair<Stage, std::string_view>, 4> kStages = {
    {{Stage::planned, "planned"}, {Stage::sending, "sending"}, {Stage::done, "done"}, {Stage::refused, "refused"}}};

Error shown(const RestError& error) {
  switch (error.trouble) {
    case Trouble::wrong_key:
      return {error.text, "Nothing more was sent. Check the API key before the next try."};
    case Trouble::blocked:
      return {error.text, "Nothing more was sent. Try again in more than an hour."};
    case Trouble::outcome_unknown:
      return {error.text, "Deliver again later: what arrived is found before anything is sent a second time."};
    default:
      return {error.text, ""};
  }
}

// The tracker looked at the request and did nothing.
bool is_refusal(Trouble trouble) {
  return trouble == Trouble::bad_request || trouble == Trouble::not_found || trouble == Trouble::not_allowed;
}

// Nothing was done, and the same request may succeed another time.
bool is_postponed(Trouble trouble) {
  return trouble == Trouble::not_sent || trouble == Trouble::wrong_key || trouble == Trouble::login_needed ||
         trouble == Trouble::blocked || trouble == Trouble::rate_limited || trouble == Trouble::redirected;
}

}  // namespace

std::string_view to_string(Stage stage) {
  for (const auto& [known, word] : kStages) {
    if (known == stage) return word;
  }
  return "";
}

std::optional<Stage> parse_stage(std::string_view word) {
  for (const auto& [stage, known] : kStages) {
    if (known == word) return stage;
  }
  return {};
}

Status Outbox::deliver(Entry& entry) {
  if (entry.stage == Stage::done || entry.stage == Stage::refused) return {};
  if (const auto wrong = objection(entry.posting)) return *wrong;
  if (const Status known = find_out_account(); !known) return known;
  if (entry.stage == Stage::sending) {  // an earlier run ended before it knew
    const Result<bool> found = look(entry);
    if (!found) return found.error();
  }
  for (int attempts = 0; entry.stage != Stage::done && entry.stage != Stage::refused; ++attempts) {
    if (attempts == options_.attempts) {
      return Error{entry.remark, "Deliver again later: what arrived is found before anything is sent a second time."};
    }
    if (const Status tried = attempt(entry); !tried) return tried;
  }
  return {};
}

// Whose comments are ours. Stock Bugzilla does not say; there any author's exact text behind the mark counts.
Status Outbox::find_out_account() {
  if (!options_.account.empty() || rest_.server().dialect == Dialect::stock) return {};
  const Answer who = rest_.get("/whoami", {}, "name");
  if (!who.ok()) return shown(who.error());
  options_.account = (*who)["name"].is_string() ? (*who)["name"].get<std::string>() : "";
  return {};
}

// One send: ends done, refused, or planned for another try; an error where trying on now is pointless.
Status Outbox::attempt(Entry& entry) {
  if (!entry.mark) {
    const Found<Mark> mark = read_mark(rest_, entry.posting);
    if (const auto* error = std::get_if<RestError>(&mark)) return shown(*error);
    entry.mark = std::get<Mark>(mark);
  }
  entry.stage = Stage::sending;
  if (const Status saved = journal_.save(entry); !saved) return saved;
  const Answer answer = submit(rest_, entry.posting);
  if (answer.ok()) {
    const Result<bool> found = look(entry);  // the ids, and the proof that it is there
    if (!found) return found.error();
    if (entry.stage == Stage::done) return {};
    return settle_lost(entry,
                       {Trouble::outcome_unknown, 200, 0, "the tracker accepted the posting but does not show it"});
  }
  const RestError& error = answer.error();
  if (!is_refusal(error.trouble) && !is_postponed(error.trouble)) return settle_lost(entry, error);
  entry.stage = is_refusal(error.trouble) ? Stage::refused : Stage::planned;
  entry.remark = error.text;
  if (const Status saved = journal_.save(entry); !saved) return saved;
  return entry.stage == Stage::refused ? Status() : Status(shown(error));
}

// The answer was lost: look, with growing pauses, since a server may still be at work. What is not there after the
// last look did not arrive.
Status Outbox::settle_lost(Entry& entry, const RestError& error) {
  entry.remark = error.text;
  for (const Seconds wait : options_.looks) {
    if (options_.pause) options_.pause(wait);
    const Result<bool> found = look(entry);
    if (!found) return found.error();
    if (*found) return {};
  }
  entry.stage = Stage::planned;
  return journal_.save(entry);
}

Result<bool> Outbox::look(Entry& entry) {
  const auto arrival = find_arrival(rest_, entry.posting, entry.mark.value_or(Mark()), options_.account);
  if (const auto* error = std::get_if<RestError>(&arrival)) return shown(*error);
  const auto& found = std::get<std::optional<Delivery>>(arrival);
  if (!found) return false;
  if (const Status finished = finish(entry, *found); !finished) return finished.error();
  return true;
}

Status Outbox::finish(Entry& entry, const Delivery& delivery) {
  entry.stage = Stage::done;
  entry.delivery = delivery;
  entry.remark.clear();
  return journal_.save(entry);
}

}  // namespace candor::bugzilla
