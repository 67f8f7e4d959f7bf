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

constexpr int kUnknownName = 51;  // no such flag, user, component, ...

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

// A page in place of an answer that says "not you" or "not here", as proxies send it: the tracker never saw the
// request.
bool is_turned_away(const RestError& error) {
  constexpr int kTimeOut = 408;
  return error.trouble == Trouble::no_bugzilla && error.status >= 300 && error.status < 500 && error.status != kTimeOut;
}

// Nothing was done, and the same request may succeed another time.
bool is_postponed(const RestError& error) {
  const Trouble trouble = error.trouble;
  return is_turned_away(error) || trouble == Trouble::not_sent || trouble == Trouble::wrong_key ||
         trouble == Trouble::login_needed || trouble == Trouble::blocked || trouble == Trouble::rate_limited ||
         trouble == Trouble::redirected;
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
  const auto settled = [&] { return entry.stage == Stage::done || entry.stage == Stage::refused; };
  if (settled()) return {};
  if (const auto wrong = objection(entry.posting)) return *wrong;
  if (Status known = find_out_account(); !known) return known;
  if (entry.stage == Stage::sending || entry.mark) {
    if (Status taken = take_up(entry); !taken) return taken;
  }
  if (!settled() && options_.before_sending) {
    if (Status may = options_.before_sending(); !may) return may;
  }
  for (int attempts = 0; !settled(); ++attempts) {
    if (attempts == options_.attempts) {
      return Error{entry.remark, "Deliver again later: what arrived is found before anything is sent a second time."};
    }
    if (Status tried = attempt(entry); !tried) return tried;
  }
  return {};
}

// Whose comments are ours: as the tracker says, since a setting may name somebody else, whose name would hide our own
// posting. Where it confirms nobody, any author's exact text behind the mark counts.
Status Outbox::find_out_account() {
  const Found<std::string> account = account_of_key(rest_, options_.account);
  if (const auto* error = std::get_if<RestError>(&account)) return shown(*error);
  options_.account = std::get<std::string>(account);
  return {};
}

// An earlier run ended before it knew, or gave up before a slow server acted.
Status Outbox::take_up(Entry& entry) {
  const Result<bool> found = look(entry);
  if (!found) return found.error();
  if (*found || !entry.delivery.known()) return {};
  return settle_accepted(entry);
}

// One send: ends done, refused, or planned for another try; an error where trying on now is pointless.
Status Outbox::attempt(Entry& entry) {
  if (Status marked = mark(entry); !marked) return marked;
  const Result<bool> idle = nothing_to_do(entry);
  if (!idle) return idle.error();
  if (*idle) return {};
  entry.stage = Stage::sending;
  entry.delivery = {};
  if (Status saved = journal_.save(entry); !saved) return saved;
  const Answer answer = submit(rest_, entry.posting);
  if (!answer.ok()) return turned_down(entry, answer.error());
  entry.delivery = accepted(*answer, entry.posting);
  if (Status saved = journal_.save(entry); !saved) return saved;
  const Result<bool> found = look(entry);  // what it became, and the proof that it is there
  if (!found) return found.error();
  return *found ? Status() : settle_accepted(entry);
}

Status Outbox::mark(Entry& entry) {
  if (entry.mark) return {};
  const Found<Mark> mark = read_mark(rest_, entry.posting);
  if (const auto* error = std::get_if<RestError>(&mark)) return shown(*error);
  entry.mark = std::get<Mark>(mark);
  return {};
}

// A flag that is gone already counts as cleared, and a change without a comment that the bug shows already is done.
Result<bool> Outbox::nothing_to_do(Entry& entry) {
  auto* change = std::get_if<BugChange>(&entry.posting);
  if (change == nullptr || (change->comment && change->clear_flags.empty())) return false;
  if (!change->comment) {
    Result<bool> there = look(entry);
    if (!there || *there) return there;
  }
  const Found<std::vector<int64_t>> still = flags_still_set(rest_, *change);
  if (const auto* error = std::get_if<RestError>(&still)) return shown(*error);
  change->clear_flags = std::get<std::vector<int64_t>>(still);
  return false;
}

Status Outbox::turned_down(Entry& entry, const RestError& error) {
  if (!is_refusal(error.trouble) && !is_postponed(error)) return settle_lost(entry, error);
  entry.remark = error.text;
  entry.stage = Stage::planned;
  if (is_refusal(error.trouble)) {
    const auto* change = std::get_if<BugChange>(&entry.posting);
    if (change != nullptr && error.code == kUnknownName && !change->clear_flags.empty()) {
      const Found<std::vector<int64_t>> still = flags_still_set(rest_, *change);
      const auto* flags = std::get_if<std::vector<int64_t>>(&still);
      // Somebody cleared one between our look and our change: the next attempt leaves it out.
      if (flags != nullptr && flags->size() < change->clear_flags.size()) return journal_.save(entry);
    }
    entry.stage = Stage::refused;
  }
  if (Status saved = journal_.save(entry); !saved) return saved;
  return entry.stage == Stage::refused ? Status() : Status(shown(error));
}

// The tracker said yes, so it is there, seen or not; what it holds may differ.
Status Outbox::settle_accepted(Entry& entry) {
  const std::string differs = difference(rest_, entry.posting, entry.delivery);
  if (differs.empty()) {
    const Result<bool> found = look_patiently(entry);
    if (!found) return found.error();
    if (*found) return {};
  }
  Delivery accepted = entry.delivery;
  accepted.remark =
      differs.empty() ? "the tracker accepted the posting but does not show it: look at the bug" : differs;
  return finish(entry, accepted);
}

// The answer was lost. What is not there after the last look is taken for not arrived; the mark stays, so that a later
// run looks once more.
Status Outbox::settle_lost(Entry& entry, const RestError& error) {
  entry.remark = error.text;
  const Result<bool> found = look_patiently(entry);
  if (!found) return found.error();
  if (*found) return {};
  entry.stage = Stage::planned;
  return journal_.save(entry);
}

// With growing pauses, since a server may still be at work.
Result<bool> Outbox::look_patiently(Entry& entry) {
  for (const Seconds wait : options_.looks) {
    if (options_.pause) options_.pause(wait);
    Result<bool> found = look(entry);
    if (!found || *found) return found;
  }
  return false;
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
  entry.remark = delivery.remark;
  return journal_.save(entry);
}

}  // namespace candor::bugzilla
