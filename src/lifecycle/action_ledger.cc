#include "lifecycle/action_ledger.h"

#include <algorithm>
#include <chrono>

#include "base/fold.h"
#include "lifecycle/action_words.h"
#include "lifecycle/stamps.h"

namespace candor::lifecycle {

namespace {

Instant end_of_day(Instant instant) {
  return Instant(std::chrono::floor<std::chrono::days>(instant)) + kDay - Seconds(1);
}

std::optional<Instant> due_of(const report::Report& report, const report::ActionItem& row) {
  if (!row.due_stamp) return {};
  const auto& stamp = report.stamps[*row.due_stamp];
  if (!stamp.utc || stamp.precision == report::Precision::month) return {};
  return end_of_day(*stamp.utc);
}

// Share of the shorter list's words that both have.
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto common =
      std::ranges::count_if(a, [&](const std::string& word) { return std::ranges::find(b, word) != b.end(); });
  return static_cast<double>(common) / static_cast<double>(std::min(a.size(), b.size()));
}

}  // namespace

ActionLedger::Item* ActionLedger::matching(std::string_view description) {
  const auto words = telling_words(description);
  Item* best = nullptr;
  double most = 0.6;
  for (Item& item : items_) {
    const double like = likeness(words, item.words);
    if (like > most) {
      best = &item;
      most = like;
    }
  }
  return best;
}

// A time that is stated says more than the posting that tells; and what a Closure Report or a hint only implied can be
// told later.
void ActionLedger::complete(Item& item, const Post& post, std::optional<Instant> stated, bool hinted) {
  if (item.completed) {
    const bool bare = item.completion && !item.completion->stated;
    const bool sharper = stated && bare && item.completion->told_in == post.number;
    const bool implied = item.by_closure || (item.by_hint && !hinted && bare);
    if (!sharper && !(implied && stated && *stated > *item.completed)) return;
  }
  item.by_closure = false;
  item.by_hint = hinted;
  item.completed = stated.value_or(post.at);
  item.completion = ActionEvent{
      ActionEvent::What::completed, item.description, *item.completed, post.number, post.at, stated.has_value()};
}

void ActionLedger::reopen(Item& item) {
  if (!item.by_closure && !item.by_hint) return;
  item.by_closure = false;
  item.by_hint = false;
  item.completed.reset();
  item.completion.reset();
}

void ActionLedger::read_table(const Post& post, const report::Report& report) {
  for (const report::ActionItem& row : report.actions) {
    Item* item = matching(row.description.text);
    if (item == nullptr) {
      items_.push_back({.description = std::string(row.description.text),
                        .known_from = post.at,
                        .words = telling_words(row.description.text),
                        .dues = {},
                        .completed = {},
                        .completion = {},
                        .canceled = false,
                        .by_closure = false,
                        .by_hint = false,
                        .mentions = {},
                        .delay_told = {}});
      item = &items_.back();
    }
    item->mentions.emplace_back(post.at, post.number);
    if (const auto due = due_of(report, row)) {
      if (item->dues.empty() || item->dues.back().end != *due) item->dues.push_back({post.at, *due});
    }
    const std::string_view status = row.status.text;
    if (status_complete(status)) complete(*item, post, {});
    if (contains_ci(status, "cancel")) item->canceled = true;
  }
}

// When an item was completed according to a sentence: an instant between its own report and this posting; of several
// the one with a time of day, and not the due date.
std::optional<Instant> ActionLedger::completion_in(const Item& item, const Said& said, const Post& post) const {
  std::optional<Instant> found;
  bool exact = false;
  for (const StampRead& stamp : said.stamps) {
    const bool past = stamp.has_time ? stamp.latest <= post.at : stamp.latest - kDay < post.at;
    if (!stamp.has_date || !past || stamp.latest < item.known_from) continue;
    const bool is_due = !stamp.has_time && !item.dues.empty() && stamp.latest == item.dues.back().end;
    if (found && (exact || !stamp.has_time || is_due)) continue;
    found = stamp.latest;
    exact = stamp.has_time;
  }
  return found;
}

// The new due date of a sentence that moves one: the one that "to" or "New date:" leads up to, else the last to come.
std::optional<Instant> ActionLedger::new_date_in(const Said& said, const Post& post) const {
  std::optional<Instant> named;
  std::optional<Instant> any;
  for (const StampRead& stamp : said.stamps) {
    const size_t offset = stamp.span.begin - said.span.begin;
    if (end_of_day(stamp.latest) <= post.at || names_old_date(said.text, offset)) continue;
    any = end_of_day(stamp.latest);
    if (names_new_date(said.text, offset)) named = any;
  }
  if (named) return named;
  return said.telling == Telling::moved ? any : std::nullopt;
}

void ActionLedger::delay(Item& item, const Post& post, const Said& said) {
  reopen(item);
  item.delay_told.emplace_back(post.at, post.number);
  const auto end = new_date_in(said, post);
  if (end && (item.dues.empty() || item.dues.back().end != *end)) item.dues.push_back({post.at, *end});
}

// "It is now planned for 2026-05-30", behind a sentence on the delay of the same item.
bool ActionLedger::moves_on(const std::vector<Said>& all, size_t place) {
  if (place == 0 || all[place].stamps.empty() || all[place - 1].items != all[place].items) return false;
  const Telling before = all[place - 1].telling;
  return (before == Telling::late || before == Telling::moved) && all[place].telling == Telling::nothing &&
         expects_anew(all[place].text);
}

void ActionLedger::apply(const Post& post, const std::vector<Said>& all, size_t place) {
  constexpr size_t kReach = 2;  // sentences behind a completion in which its time may stand
  const Said& said = all[place];
  for (const size_t index : said.items) {
    Item& item = items_[index];
    item.mentions.emplace_back(post.at, post.number);
    if (said.telling == Telling::completed) {
      std::optional<Instant> when = completion_in(item, said, post);
      for (size_t next = place + 1; !when && next < all.size() && next <= place + kReach; ++next) {
        const bool same = all[next].items.empty() || all[next].items == said.items;
        if (same && all[next].telling != Telling::moved) when = completion_in(item, all[next], post);
      }
      complete(item, post, when, said.hinted);
    } else if (said.telling == Telling::moved || said.telling == Telling::late || moves_on(all, place)) {
      delay(item, post, said);
    } else if (said.telling == Telling::canceled) {
      item.canceled = true;
    }
  }
}

// The closing statement says that everything is complete, not when.
void ActionLedger::close(Post& post) {
  for (Item& item : items_) {
    item.mentions.emplace_back(post.at, post.number);
    if (item.completed || item.canceled) continue;
    if (!item.dues.empty() && item.dues.back().end > post.at) ++post.items_open;
    complete(item, post, {});
    item.by_closure = true;
  }
}

void ActionLedger::add(Post& post, const report::Document& document) {
  if (!post.closure || items_.empty()) {
    for (const report::Report& report : document.reports()) {
      if (!report.quoted) read_table(post, report);
    }
  }
  if (items_.empty() || post.full) return;
  if (post.closure) {
    close(post);
    return;
  }
  if (post.withdraws_closure) std::ranges::for_each(items_, reopen);
  const std::vector<Said> all = sentences_of(post, document);
  for (size_t i = 0; i < all.size(); ++i) apply(post, all, i);
}

void ActionLedger::slips_of(const Item& item, const Life& life, std::vector<ActionEvent>& out) const {
  for (size_t i = 0; i < item.dues.size(); ++i) {
    const Instant end = item.dues[i].end;
    const Instant after = end + Seconds(1);
    if (after > life.as_of || end < item.dues[i].known_from) continue;
    if (item.completed && *item.completed < after) continue;
    const bool moved = i + 1 < item.dues.size() && item.dues[i + 1].known_from <= end;
    const bool foretold = std::ranges::any_of(
        item.delay_told, [&](const auto& told) { return told.first <= end && told.first > item.dues[i].known_from; });
    if (moved || foretold || life.closed_at(after) || life.closure_standing_at(after) != nullptr) continue;
    ActionEvent slip{ActionEvent::What::slipped, item.description, after, {}, {}, true};
    for (const auto& [at, number] : item.mentions) {
      if (at < after) continue;
      slip.told_in = number;
      slip.told_at = at;
      break;
    }
    out.push_back(std::move(slip));
  }
}

void ActionLedger::settle(Life& life) const {
  for (const Item& item : items_) {
    if (item.canceled) continue;
    if (item.completion) life.actions.push_back(*item.completion);
    slips_of(item, life, life.actions);
    const auto due = item.dues.empty() ? std::nullopt : std::optional(item.dues.back().end);
    life.action_items.push_back({item.description, due, item.completed});
  }
  std::ranges::stable_sort(life.actions, {}, &ActionEvent::at);
}

}  // namespace candor::lifecycle
