#include "desk/mirror_feed.h"

#include <algorithm>

#include "base/fold.h"
#include "bugzilla/posting.h"
#include "desk/post_meanwhile.h"
#include "guidelines/version.h"
#include "lifecycle/incident_content.h"
#include "report/report.h"
#include "store/mirror_query.h"
#include "store/mirror_table.h"
#include "tracker/speaker.h"
#include "tracker/whiteboard.h"

namespace candor::desk {

namespace {

using lifecycle::Incident;
using tracker::Comment;

constexpr const char* kFedUntil = "fed_until";  // the mirror's state: the watermark of the sync that was fed last

tracker::CaSpeakers our_accounts(const Incident& incident, const tracker::BugRecord& bug,
                                 const std::vector<std::string>& accounts) {
  std::vector<std::string> ours = accounts;
  for (const lifecycle::Posting& posting : incident.postings) {
    if (!posting.author.empty()) ours.push_back(posting.author);
  }
  std::erase(ours, "");
  if (ours.empty()) return {};  // never guessed: a stranger's words are not put into our mouth
  return tracker::with_colleagues(bug, ours);
}

bool is_recorded_posting(const Incident& incident, const Comment& comment, int64_t bug) {
  const std::string text = bugzilla::as_kept(comment.text);
  return std::ranges::any_of(incident.postings, [&](const lifecycle::Posting& posting) {
    if (posting.comment) return *posting.comment == comment.count && posting.bug == bug;
    return bugzilla::as_kept(posting.text) == text;
  });
}

Change posting_of(const Comment& comment, int64_t bug) {
  const report::Document document =
      report::read_document(SourceText("the comment", comment.text), guidelines::grammar());
  return {std::string(lifecycle::kind::kPosting), content_of(lifecycle::Posting{.kind = document.main().kind,
                                                                                .at = *comment.at,
                                                                                .author = comment.author,
                                                                                .text = comment.text,
                                                                                .bug = bug,
                                                                                .comment = comment.count})};
}

// A date of the whiteboard is taken once; what a person set after it stands. The record has bare dates as their first
// second, the whiteboard's reader as their last.
std::optional<Instant> new_next_update(const Incident& incident, const tracker::Bug& bug) {
  const auto due = tracker::next_update_due(bug.whiteboard);
  if (!due || !incident.open()) return {};
  const bool known = std::ranges::any_of(incident.next_updates, [&](const lifecycle::NextUpdate& next) {
    return next.due && format_date(*next.due) == format_date(*due);
  });
  if (known) return {};
  const auto day = std::chrono::floor<std::chrono::days>(*due);
  return *due == day + std::chrono::days(1) - Seconds(1) ? Instant(day) : *due;
}

Result<Fed> feed_one(IncidentRecord& record, int64_t id, const tracker::BugRecord& bug,
                     const std::vector<std::string>& accounts, const Act& act) {
  Fed fed;
  const auto decide = [&](const Incident& incident) -> Result<std::vector<Change>> {
    Feeding feeding = feeding_of(incident, bug, accounts);
    fed = feeding.fed;
    return std::move(feeding.changes);
  };
  const Result<SaveOutcome> saved = record.save(id, std::nullopt, decide, act);
  if (!saved.ok()) return saved.error();
  return fed;
}

struct Waiting {
  std::vector<store::MirrorQuery::OfIncident> incidents;
  std::optional<Instant> until;
};

Result<Waiting> waiting(IncidentRecord& record) {
  return record.store().read([](store::Connection& connection) -> Result<Waiting> {
    auto state = store::MirrorTable(connection).state();
    const Instant from = parse_instant(state[kFedUntil]).value_or(Instant());
    return Waiting{store::MirrorQuery(connection).of_incidents(from), parse_instant(state["watermark"])};
  });
}

}  // namespace

Feeding feeding_of(const Incident& incident, const tracker::BugRecord& bug, const std::vector<std::string>& accounts) {
  Feeding feeding;
  feeding.fed.incident = incident.id;
  feeding.fed.bug = bug.bug.id;
  const tracker::CaSpeakers ours = our_accounts(incident, bug, accounts);
  for (const Comment& comment : bug.comments) {
    if (!comment.at || is_recorded_posting(incident, comment, bug.bug.id) || is_seen(comment, incident)) continue;
    if (ours.speaks(comment.author)) {
      if (trim(comment.text).empty()) continue;  // an attachment without a word
      feeding.changes.push_back(posting_of(comment, bug.bug.id));
      ++feeding.fed.postings;
    } else {
      feeding.changes.push_back(change_of_seen(comment));
      ++feeding.fed.comments;
    }
  }
  if (const auto due = new_next_update(incident, bug.bug)) {
    feeding.changes.push_back(
        {std::string(lifecycle::kind::kNextUpdate), content_of(lifecycle::NextUpdate{.due = due})});
    feeding.fed.next_update = due;
  }
  feeding.fed.closed_there = incident.open() && !bug.bug.open();
  return feeding;
}

Result<bool> anything_to_feed(IncidentRecord& record) {
  const Result<Waiting> there = waiting(record);
  if (!there.ok()) return there.error();
  return !there->incidents.empty();
}

Result<std::vector<Fed>> feed_incidents(IncidentRecord& record, const std::vector<std::string>& accounts,
                                        const Act& act) {
  const Result<Waiting> there = waiting(record);
  if (!there.ok()) return there.error();
  std::vector<Fed> all;
  for (const store::MirrorQuery::OfIncident& one : there->incidents) {
    const auto mirrored = record.store().read([&](store::Connection& connection) -> Result<tracker::BugRecord> {
      return store::MirrorQuery(connection).record(one.bug).value_or(tracker::BugRecord());
    });
    if (!mirrored.ok()) return mirrored.error();
    if (mirrored->bug.id == 0) continue;
    const Result<Fed> fed = feed_one(record, one.incident, *mirrored, accounts, act);
    if (!fed.ok()) return fed.error();
    if (fed->anything() || fed->closed_there) all.push_back(*fed);
  }
  if (!there->until) return all;
  const Status kept = record.store().write([&](store::Connection& connection) -> Status {
    store::MirrorTable(connection).set_state({{kFedUntil, format_instant(*there->until)}});
    return {};
  });
  return kept.ok() ? Result<std::vector<Fed>>(std::move(all)) : Result<std::vector<Fed>>(kept.error());
}

}  // namespace candor::desk
