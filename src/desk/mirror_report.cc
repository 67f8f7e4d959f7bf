#include "desk/mirror_report.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "store/mirror_derived.h"
#include "tracker/bug_as_of.h"
#include "tracker/title.h"
#include "tracker/whiteboard.h"

namespace candor::desk {

namespace {

using lifecycle::BugAudit;
using lifecycle::ClockResult;
using lifecycle::Post;
using lifecycle::State;

void count_clock(const ClockResult& clock, CaseFacts& facts) {
  switch (clock.state) {
    case State::met:
      ++facts.met;
      break;
    case State::missed:
      if (clock.severity == lifecycle::Severity::error) {
        ++(clock.level == guidelines::Level::must ? facts.missed_must : facts.missed_should);
      }
      break;
    case State::running:
      ++facts.running;
      break;
    case State::unknown:
      ++facts.unknown;
      break;
  }
  if (clock.clock != "response-7d" || clock.severity != lifecycle::Severity::error) return;
  if (clock.state != State::met && clock.state != State::missed) return;
  ++facts.answers;
  if (clock.state == State::missed) ++facts.answers_late;
}

std::optional<Seconds> from_awareness(const BugAudit& audit, bool full) {
  if (!audit.life.awareness) return {};
  for (const Post& post : audit.life.posts) {
    if (!post.from_ca() || !(full ? post.full : post.reports())) continue;
    const Seconds length = post.at - audit.life.awareness->at;
    return length.count() >= 0 ? std::optional(length) : std::nullopt;
  }
  return {};
}

std::optional<Seconds> median(std::vector<Seconds> values) {
  if (values.empty()) return {};
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

struct Gathered {
  GroupRow row;
  std::vector<Seconds> first, full, closure;
};

void gather(const CaseFacts& facts, Gathered& into) {
  GroupRow& row = into.row;
  ++row.bugs;
  row.open += facts.open ? 1 : 0;
  row.overdue += facts.overdue ? 1 : 0;
  row.answers += facts.answers;
  row.answers_late += facts.answers_late;
  row.met += facts.met;
  row.missed_must += facts.missed_must;
  row.missed_should += facts.missed_should;
  row.running += facts.running;
  row.unknown += facts.unknown;
  if (facts.to_first) into.first.push_back(*facts.to_first);
  if (facts.to_full) into.full.push_back(*facts.to_full);
  if (facts.to_closure) into.closure.push_back(*facts.to_closure);
}

GroupRow finished(Gathered gathered) {
  gathered.row.to_first = median(std::move(gathered.first));
  gathered.row.to_full = median(std::move(gathered.full));
  gathered.row.to_closure = median(std::move(gathered.closure));
  return std::move(gathered.row);
}

std::vector<std::string> names_of(const CaseFacts& facts, GroupBy by) {
  switch (by) {
    case GroupBy::owner:
      if (!facts.owner.empty()) return {facts.owner};
      return {facts.about_auditor ? "(an auditor)" : "(none named)"};
    case GroupBy::year:
      return {facts.year == 0 ? "?" : std::to_string(facts.year)};
    case GroupBy::tag:
      break;
  }
  std::vector<std::string> tags = facts.tags;
  std::erase(tags, "ca-compliance");  // in nearly all of them
  if (tags.empty()) tags.emplace_back("(no tag)");
  return tags;
}

}  // namespace

CaseFacts facts_of(const store::MirroredBug& bug, const BugAudit& audit) {
  CaseFacts facts;
  facts.owner = bug.owner;
  facts.about_auditor = tracker::read_title(bug.bug.summary).about_auditor;
  facts.tags = tracker::read_whiteboard(bug.bug.whiteboard).tags;
  facts.open = bug.bug.open();
  if (bug.bug.opened) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(*bug.bug.opened));
    facts.year = static_cast<int>(day.year());
  }
  for (const ClockResult& clock : audit.clocks) {
    count_clock(clock, facts);
    const bool owed = clock.state == State::missed && !clock.satisfied && !clock.stopped;
    if (facts.open && owed && clock.severity == lifecycle::Severity::error) facts.overdue = true;
  }
  facts.to_first = from_awareness(audit, false);
  facts.to_full = from_awareness(audit, true);
  if (!facts.open && bug.bug.opened) {
    if (!audit.life.closed.empty()) {
      facts.to_closure = audit.life.closed.back().from - *bug.bug.opened;
    } else if (bug.bug.resolved) {
      facts.to_closure = *bug.bug.resolved - *bug.bug.opened;
    }
  }
  return facts;
}

std::vector<GroupRow> grouped(const std::vector<CaseFacts>& cases, GroupBy by) {
  std::map<std::string, Gathered> groups;
  Gathered all;
  for (const CaseFacts& facts : cases) {
    for (const std::string& name : names_of(facts, by)) {
      Gathered& group = groups[name];
      group.row.name = name;
      gather(facts, group);
    }
    gather(facts, all);
  }
  std::vector<GroupRow> rows;
  rows.reserve(groups.size() + 1);
  for (auto& [name, group] : groups) rows.push_back(finished(std::move(group)));
  if (by != GroupBy::year) std::ranges::stable_sort(rows, std::greater<>(), &GroupRow::bugs);
  all.row.name = "all";
  rows.push_back(finished(std::move(all)));
  return rows;
}

namespace {

bool in_state(const tracker::Bug& bug, const store::BugFilter& filter) {
  return (!filter.open || *filter.open == bug.open()) && (filter.status.empty() || filter.status == bug.status) &&
         (filter.resolution.empty() || filter.resolution == bug.resolution);
}

// Judged by what had happened until then: a bug that was not there yet is passed over, the others are as they were.
void visit_as_of(store::MirrorQuery& query, const store::BugFilter& filter, store::MirroredBug bug,
                 const lifecycle::AuditOptions& options, const VisitAudit& visit) {
  const bool unchanged = bug.bug.changed && *bug.bug.changed <= options.as_of;
  if (unchanged && !in_state(bug.bug, filter)) return;
  auto record = query.record(bug.bug.id);
  if (!record || !tracker::opened_by(*record, options.as_of)) return;
  if (!unchanged) {
    *record = tracker::bug_as_of(std::move(*record), options.as_of);
    bug.bug = record->bug;
    bug.owner = store::shown_owner(bug.bug.summary);
  }
  if (in_state(bug.bug, filter)) visit(bug, lifecycle::audit(*record, options));
}

}  // namespace

Status audit_mirror(store::Store& store, const store::BugFilter& filter, const lifecycle::AuditOptions& options,
                    const MirrorHooks& hooks, const VisitAudit& visit) {
  store::BugFilter of_public = filter;
  of_public.public_only = true;
  // States are asked of the bugs as they were.
  of_public.open.reset();
  of_public.status.clear();
  of_public.resolution.clear();
  return store.read([&](store::Connection& connection) -> Status {
    store::MirrorQuery query(connection);
    if (query.count() == 0) return Error{"the mirror is empty", "Fill it from the tracker: candor sync."};
    const std::vector<store::MirroredBug> bugs = query.list(of_public);
    int64_t count = 0;
    for (const store::MirroredBug& bug : bugs) {
      if (hooks.cancelled && hooks.cancelled()) return Error{"interrupted", ""};
      visit_as_of(query, filter, bug, options, visit);
      if (hooks.progress) hooks.progress(++count, static_cast<int64_t>(bugs.size()));
    }
    return {};
  });
}

}  // namespace candor::desk
