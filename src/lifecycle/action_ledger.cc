#include "lifecycle/action_ledger.h"

#include <algorithm>
#include <chrono>

#include "base/fold.h"
#include "lifecycle/action_words.h"
#include "lifecycle/stamps.h"

namespace candor::lifecycle {

namespace {

constexpr Seconds kDay = std::chrono::hours(24);

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

void ActionLedger::complete(Item& item, const Post& post, std::optional<Instant> stated) {
  if (item.completed && !(item.by_closure && stated && *stated > *item.completed)) return;
  item.by_closure = false;
  item.completed = stated.value_or(post.at);
  item.completion = ActionEvent{
      ActionEvent::What::completed, item.description, *item.completed, post.number, post.at, stated.has_value()};
}

void ActionLedger::read_table(const Post& post, const report::Report& report) {
  for (const report::ActionItem& row : report.actions) {
    Item* item = matching(row.description.text);
    if (item == nullptr) {
      items_.push_back({.description = std::string(row.description.text),
                        .words = telling_words(row.description.text),
                        .dues = {},
                        .completed = {},
                        .completion = {},
                        .canceled = false,
                        .by_closure = false,
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
    if (contains_ci(status, "delay")) item->delay_told.emplace_back(post.at, post.number);
  }
}

// Items a sentence speaks of: by number, "both", "all", "the second one", by their own words; "it" goes on with the
// last.
std::vector<size_t> ActionLedger::meant(std::string_view sentence, const std::vector<size_t>& last) {
  const ItemReference reference = read_reference(sentence);
  std::vector<size_t> found;
  const auto put = [&](size_t index) {
    if (index < items_.size() && std::ranges::find(found, index) == found.end()) found.push_back(index);
  };
  for (const int number : reference.numbers) {
    if (number > 0) put(static_cast<size_t>(number) - 1);
  }
  if (reference.last && !items_.empty()) put(items_.size() - 1);
  const auto words = telling_words(sentence);
  if (found.empty()) {
    for (size_t i = 0; i < items_.size(); ++i) {
      if (speaks_of(words, items_[i].words, items_.size() == 1)) put(i);
    }
  }
  if (!found.empty()) return found;
  const bool every = reference.all || (reference.unnamed && items_.size() == 1);
  for (size_t i = 0; (every || reference.remaining) && i < items_.size(); ++i) {
    if (every || !items_[i].completed) put(i);
  }
  return found.empty() && reference.pronoun ? last : found;
}

void ActionLedger::read_sentence(const Post& post, std::string_view sentence, Span span,
                                 const report::Document& document) {
  const std::vector<size_t> items = meant(sentence, last_meant_);
  if (items.empty()) return;
  last_meant_ = items;
  const Telling telling = read_telling(sentence);
  const auto stamps = stamps_in(document, span, post.at);
  for (const size_t index : items) {
    Item& item = items_[index];
    item.mentions.emplace_back(post.at, post.number);
    if (telling == Telling::completed) {
      std::optional<Instant> when;
      for (const StampRead& stamp : stamps) {
        if (!when && stamp.has_date && (stamp.latest <= post.at || !stamp.has_time)) when = stamp.latest;
      }
      complete(item, post, when);
    } else if (telling == Telling::moved) {
      item.delay_told.emplace_back(post.at, post.number);
      if (!stamps.empty()) {
        const Instant end = end_of_day(stamps.back().latest);
        if (end > post.at && (item.dues.empty() || item.dues.back().end != end)) item.dues.push_back({post.at, end});
      }
    } else if (telling == Telling::late) {
      item.delay_told.emplace_back(post.at, post.number);
    } else if (telling == Telling::canceled) {
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
  last_meant_.clear();
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
  for_own_sentences(document,
                    [&](std::string_view sentence, Span span) { read_sentence(post, sentence, span, document); });
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
    if (!item.completed) ++life.actions_open;
    if (item.completed && (!life.actions_done || *item.completed > *life.actions_done))
      life.actions_done = item.completed;
  }
  life.actions_known = static_cast<int>(items_.size());
  std::ranges::stable_sort(life.actions, {}, &ActionEvent::at);
}

}  // namespace candor::lifecycle
