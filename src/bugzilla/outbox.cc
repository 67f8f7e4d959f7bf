#include "bugzilla/outbox.h"

#include <array>
#include <fmt/format.h>

#include "base/fold.h"
#include "bugzilla/answer.h"
#include "bugzilla/arrival.h"
#include "bugzilla/outbox_trouble.h"
#include "bugzilla/submit.h"

namespace candor::bugzilla {

namespace {

constexpr std::array<std::pair<Stage, std::string_view>, 5> kStages = {{{Stage::planned, "planned"},
                                                                        {Stage::sending, "sending"},
                                                                        {Stage::unknown, "unknown"},
                                                                        {Stage::done, "done"},
                                                                        {Stage::refused, "refused"}}};

// A server that has not acted by then is taken not to act any more, unless it was still asked to (Stage::unknown).
constexpr Seconds kWorkOfAServer = std::chrono::minutes(2);

constexpr int kUnknownName = 51;  // no such flag, user, component, ...

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
    if (settled()) return {};
    if (Status may = may_send_again(entry); !may) return may;
  }
  for (int attempts = 0; !settled(); ++attempts) {
    if (attempts == options_.attempts) {
      return Error{entry.remark, "Deliver again later: what arrived is found before anything is sent a second time."};
    }
    if (Status may = may_go(entry); !may) return may;
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
  if (*found) return {};
  if (entry.delivery.known()) return settle_accepted(entry);
  // A program that was killed leaves a server that goes on working for as long as one does whose answer was lost.
  if (entry.stage != Stage::sending || !sent_within(entry, kWorkOfAServer)) return {};
  const Result<bool> later = look_patiently(entry);
  return later ? Status() : Status(later.error());
}

bool Outbox::same_account(const Mark& mark) const {
  return to_lower(mark.account) == to_lower(options_.account);
}

bool Outbox::sent_within(const Entry& entry, Seconds length) const {
  if (!options_.now || !entry.mark || !entry.mark->sent) return false;
  const Seconds ago = options_.now() - *entry.mark->sent;
  return ago >= Seconds(0) && ago < length;
}

// Looked for in vain. What may still arrive stands in the way of sending it again.
Status Outbox::may_send_again(const Entry& entry) const {
  if (options_.resend || !entry.mark || !entry.mark->sent) return {};
  const Mark& mark = *entry.mark;
  if (!mark.account.empty() && !options_.account.empty() && !same_account(mark)) {
    return Error{
        fmt::format("entry {} was sent as {} on {} and is not there yet; this key is of {}, which would make it "
                    "a second posting if the first still arrives",
                    entry.id, mark.account, format_instant(*mark.sent), options_.account),
        fmt::format("Deliver it with the key of {}; or {}", mark.account, by_hand(entry))};
  }
  if (entry.stage == Stage::unknown && sent_within(entry, kSettled)) return not_there_yet(entry);
  return {};
}

// What was sent before and is not there may be there in other words; and whoever plans postings may have a word to say.
Status Outbox::may_go(const Entry& entry) {
  if (entry.mark && entry.mark->sent && !options_.resend) {
    const Found<std::string> altered =
        find_altered(rest_, entry.posting, *entry.mark, entry.mark->account, options_.taken);
    if (const auto* error = std::get_if<RestError>(&altered)) return shown(*error);
    const auto& what = std::get<std::string>(altered);
    if (!what.empty()) {
      return Error{
          fmt::format("entry {} was sent on {} and may be on the tracker already, changed since: {}", entry.id,
                      format_instant(*entry.mark->sent), what),
          fmt::format("Look at it. If that is it: candor outbox discard {} --looked (a bug is then adopted); if "
                      "not: candor outbox deliver {} --resend",
                      entry.id, entry.id)};
    }
  }
  return options_.before_sending ? options_.before_sending() : Status();
}

// One send: ends done, refused, or planned for another try; an error where trying on now is pointless.
Status Outbox::attempt(Entry& entry) {
  if (Status marked = mark(entry); !marked) return marked;
  const Result<bool> idle = nothing_to_do(entry);
  if (!idle) return idle.error();
  if (*idle) return {};
  const Mark before = *entry.mark;
  entry.mark->account = before.sent && !same_account(before) ? "" : options_.account;
  entry.mark->sent = options_.now ? options_.now() : Instant();
  entry.stage = Stage::sending;
  entry.delivery = {};
  if (Status saved = journal_.save(entry); !saved) return saved;
  const Answer answer = submit(rest_, entry.posting);
  if (!answer.ok()) {
    if (did_nothing(answer.error())) entry.mark = before;
    return turned_down(entry, answer.error());
  }
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
  if (!did_nothing(error)) return settle_lost(entry, error);
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
  entry.stage = error.may_act_yet ? Stage::unknown : Stage::planned;
  if (Status saved = journal_.save(entry); !saved || !error.may_act_yet) return saved;
  return not_there_yet(entry);
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
  const Mark mark = entry.mark.value_or(Mark());
  // Of several accounts, or one that nobody knows, anybody's exact text behind the mark is taken for ours.
  const bool certain = !mark.sent || same_account(mark);
  const auto arrival = find_arrival(rest_, entry.posting, mark, certain ? options_.account : "", options_.taken);
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
