#include "lifecycle/life_of_incident.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"
#include "lifecycle/life_reader.h"
#include "tracker/speaker.h"

namespace candor::lifecycle {

namespace {

// A date without a time lasts until the end of its day (ambiguity 4).
Instant until_end(Instant due) {
  const auto day = std::chrono::floor<std::chrono::days>(due);
  return due == Instant(day) ? Instant(day) + kDay - Seconds(1) : due;
}

// What was agreed about Next update, with the tags, as a whiteboard would say it.
void read_whiteboards(const Incident& incident, Life& life) {
  const std::string tags = incident.tags.empty() ? "" : fmt::format("[{}]", fmt::join(incident.tags, "] ["));
  const auto put = [&](Instant from, std::optional<Instant> due) {
    if (!life.whiteboards.empty()) life.whiteboards.back().until = from;
    Whiteboard board{from, {}, tags, tracker::read_whiteboard(tags)};
    if (due) board.read.next_update = tracker::NotedDate{format_date(*due), until_end(*due), {}};
    life.whiteboards.push_back(std::move(board));
  };
  put(incident.opened_at, {});
  for (const NextUpdate& next : incident.next_updates) put(next.at, next.due);
  life.whiteboard_now = tags;
}

struct Said {
  Post post;
  bool ca = false;
  bool asks = false;  // recorded as a question
};

int number_of(const std::optional<int>& comment, size_t place) {
  return comment.value_or(-1 - static_cast<int>(place));
}

Post post_of(int number, Instant at, const std::string& account, const std::string& text) {
  Post post;
  post.number = number;
  post.at = at;
  post.account = account;
  post.text = text;
  return post;
}

// A question that was recorded and not marked as answered stays open, whatever was posted since.
std::vector<int> open_questions(const Incident& incident) {
  std::vector<int> numbers;
  for (size_t i = 0; i < incident.questions.size(); ++i) {
    const Question& question = incident.questions[i];
    if (!question.answer) numbers.push_back(number_of(question.comment, 1000 + i));
  }
  return numbers;
}

void add_questions(const Incident& incident, std::vector<Said>& all) {
  for (size_t i = 0; i < incident.questions.size(); ++i) {
    const Question& question = incident.questions[i];
    const int number = number_of(question.comment, 1000 + i);
    const auto seen =
        std::ranges::find_if(all, [&](const Said& said) { return !said.ca && said.post.number == number; });
    if (seen != all.end()) {
      seen->asks = true;
    } else {
      all.push_back({post_of(number, question.at, question.asker, question.text), false, true});
    }
    if (!question.answer) continue;
    const int answered = number_of(question.answer->comment, 2000 + i);
    const bool posted =
        std::ranges::any_of(all, [&](const Said& said) { return said.ca && said.post.number == answered; });
    if (!posted) all.push_back({post_of(answered, question.answer->at, question.answer->by, ""), true, false});
  }
}

std::vector<Said> all_said(const Incident& incident) {
  std::vector<Said> all;
  for (size_t i = 0; i < incident.postings.size(); ++i) {
    const Posting& posting = incident.postings[i];
    all.push_back({post_of(number_of(posting.comment, i), posting.at, posting.author, posting.text), true, false});
  }
  for (const SeenComment& comment : incident.comments) {
    // Edited since: the words that stand now count, at the moment when it was written.
    const bool edited = std::any_of(&comment + 1, incident.comments.data() + incident.comments.size(),
                                    [&](const SeenComment& later) { return later.id == comment.id; });
    if (edited) continue;
    all.push_back({post_of(comment.count, comment.at, comment.author, comment.text), false, false});
  }
  add_questions(incident, all);
  std::ranges::stable_sort(all, {}, [](const Said& said) { return said.post.at; });
  return all;
}

Life frame_of(const Incident& incident, Instant as_of) {
  Life life;
  life.bug = incident.bug.value_or(0);
  life.title = incident.title;
  life.as_of = as_of;
  life.opened = incident.opened_at;
  life.security_sensitive = incident.security_sensitive;
  life.audit = contains_ci(incident.source, "audit");
  // A description that somebody else wrote: their bug.
  life.opened_by_ca = std::ranges::none_of(incident.comments, [](const auto& comment) { return comment.count == 0; });
  for (const ClosedPeriod& span : incident.closed) life.closed.push_back({span.from, span.until});
  if (incident.aware_at) {
    const bool minute = incident.aware_at->time_since_epoch().count() % 60 == 0;
    life.awareness = Awareness{*incident.aware_at, false, minute, false, -1};
    life.awareness_given = true;
  }
  if (incident.problem_report_at) life.problem_report = Awareness{*incident.problem_report_at, false, true, false, -1};
  read_whiteboards(incident, life);
  return life;
}

// An item that was recorded as complete beside the postings: told by the next of them, and no slip any more.
void put_completion(const ActionChange& change, ActionState& item, Life& life) {
  if (item.completed) return;
  item.completed = change.at;
  std::erase_if(life.actions, [&](const ActionEvent& event) {
    return event.what == ActionEvent::What::slipped && event.item == item.description && event.at > change.at;
  });
  ActionEvent event{ActionEvent::What::completed, item.description, change.at, {}, {}, true};
  if (const Post* told = life.next_of_ca(change.at)) {
    event.told_in = told->number;
    event.told_at = told->at;
  }
  life.actions.push_back(std::move(event));
}

void put_changes(const Incident& incident, Life& life) {
  for (const ActionChange& change : incident.action_changes) {
    const bool complete = contains_ci(change.status, "complete") && change.at <= life.as_of;
    const auto place = static_cast<size_t>(change.item);
    if (!complete || change.item < 1 || place > life.action_items.size()) continue;
    put_completion(change, life.action_items[place - 1], life);
  }
}

}  // namespace

Life life_of_incident(const Incident& incident, Instant as_of) {
  LifeReader reader(frame_of(incident, as_of));
  const std::vector<int> open = open_questions(incident);
  for (Said& said : all_said(incident)) {
    if (said.post.at > as_of) continue;
    if (said.ca) {
      said.post.leaves_open = open;
      reader.add_ca(std::move(said.post));
    } else if (tracker::is_bot(said.post.account)) {
      reader.add_bot(std::move(said.post));
    } else {
      reader.add_other(std::move(said.post), false);
      if (said.asks) reader.last_asks();
    }
  }
  Life life = std::move(reader).finish();
  put_changes(incident, life);
  return life;
}

}  // namespace candor::lifecycle
