#include "desk/post_clocks.h"

#include <algorithm>

#include "lifecycle/life_of_incident.h"

namespace candor::desk {

namespace {

using lifecycle::ClockResult;
using tracker::BugRecord;

void add_comment(BugRecord& record, const std::string& text, const std::string& account, Instant at) {
  tracker::Comment comment;
  comment.count = record.comments.empty() ? 0 : record.comments.back().count + 1;
  comment.author = account;
  comment.at = at;
  comment.text = text;
  record.comments.push_back(std::move(comment));
}

void add_requests(BugRecord& record, const bugzilla::BugChange& change, const std::string& account, Instant at) {
  record.bug = with_flags_of(change, std::move(record.bug), account, at);
  for (const std::string& whom : change.needinfo) {
    if (!record.history) record.history.emplace();
    record.history->push_back({at, account, {{"flagtypes.name", "", "needinfo?(" + whom + ")"}}});
  }
}

BugRecord with(BugRecord record, const Hypothetical& posting, const std::string& account, Instant at) {
  for (const bugzilla::Posting& one : posting.postings) {
    if (const auto* change = std::get_if<bugzilla::BugChange>(&one)) {
      if (change->comment) add_comment(record, *change->comment, account, at);
      add_requests(record, *change, account, at);
    } else if (const auto* file = std::get_if<bugzilla::NewAttachment>(&one)) {
      add_comment(record, file->comment, account, at);
    }
  }
  return record;
}

bool same(const ClockResult& a, const ClockResult& b) {
  const auto from = [](const ClockResult& clock) { return clock.trigger ? clock.trigger->ref : ""; };
  const auto at = [](const ClockResult& clock) { return clock.trigger ? clock.trigger->at : Instant(); };
  return a.clock == b.clock && a.bound == b.bound && from(a) == from(b) && at(a) == at(b);
}

std::vector<ClockEffect> between(const std::vector<ClockResult>& before, const std::vector<ClockResult>& after) {
  std::vector<ClockEffect> effects;
  for (const ClockResult& clock : after) {
    const auto old = std::ranges::find_if(before, [&](const ClockResult& one) { return same(one, clock); });
    const bool known = old != before.end();
    if (clock.satisfied && !(known && old->satisfied)) effects.push_back({clock, false});
    if (!clock.satisfied && !known) effects.push_back({clock, true});
  }
  return effects;
}

}  // namespace

tracker::Bug with_flags_of(const bugzilla::BugChange& change, tracker::Bug bug, const std::string& account,
                           Instant at) {
  std::erase_if(bug.flags, [&](const tracker::Flag& flag) {
    return std::ranges::find(change.clear_flags, flag.id) != change.clear_flags.end();
  });
  for (const std::string& whom : change.needinfo) {
    tracker::Flag flag;
    flag.name = "needinfo";
    flag.status = "?";
    flag.setter = account;
    flag.requestee = whom;
    flag.created = flag.modified = at;
    bug.flags.push_back(std::move(flag));
  }
  return bug;
}

std::vector<ClockEffect> clock_effects(const BugRecord& bug, const Hypothetical& posting) {
  // The tracker's clock may be ahead of ours; a posting is never before what it follows.
  const Instant at = std::max(posting.now, bug.bug.changed.value_or(posting.now));
  const std::string us = posting.account.empty() ? "the account of the key" : posting.account;
  lifecycle::AuditOptions options{.as_of = at, .ca_accounts = {us}};
  // Whoever spoke for the CA so far still does.
  const tracker::CaSpeakers others = tracker::ca_speakers(bug, {});
  if (!others.guessed || posting.account.empty())
    std::ranges::copy(others.accounts, std::back_inserter(options.ca_accounts));
  return between(lifecycle::audit(bug, options).clocks, lifecycle::audit(with(bug, posting, us, at), options).clocks);
}

std::vector<ClockEffect> clock_effects(const lifecycle::Incident& incident, const Hypothetical& posting) {
  lifecycle::Incident posted = incident;
  for (const bugzilla::Posting& one : posting.postings) {
    const auto* bug = std::get_if<bugzilla::NewBug>(&one);
    if (bug == nullptr) continue;
    posted.postings.push_back({.revision = incident.revision + 1,
                               .kind = posting.kind,
                               .at = posting.now,
                               .author = posting.account,
                               .text = bug->description,
                               .comment = 0});
  }
  return between(lifecycle::run_clocks(life_of_incident(incident, posting.now)),
                 lifecycle::run_clocks(life_of_incident(posted, posting.now)));
}

}  // namespace candor::desk
