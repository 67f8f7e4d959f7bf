#include "desk/post_meanwhile.h"

#include <algorithm>

#include "base/fold.h"
#include "bugzilla/posting.h"
#include "lifecycle/incident_content.h"

namespace candor::desk {

namespace {

using lifecycle::Incident;

std::optional<Instant> last_posting(const Incident& incident) {
  std::optional<Instant> last;
  for (const lifecycle::Posting& posting : incident.postings) last = std::max(last, std::optional(posting.at));
  return last;
}

bool posted_by_us(const tracker::Comment& comment, const Incident& incident, const std::string& account) {
  if (!account.empty() && to_lower(comment.author) == to_lower(account)) return true;
  const std::string text = bugzilla::as_kept(comment.text);
  return std::ranges::any_of(incident.postings, [&](const lifecycle::Posting& posting) {
    return posting.comment == comment.count && bugzilla::as_kept(posting.text) == text;
  });
}

// An edited comment's earlier text.
const std::string* words_before(const tracker::Comment& comment, const Incident& incident,
                                const tracker::BugRecord* mirrored) {
  const auto known = std::find_if(incident.comments.rbegin(), incident.comments.rend(),
                                  [&](const lifecycle::SeenComment& one) { return one.id == comment.id; });
  if (known != incident.comments.rend()) return &known->text;
  if (mirrored == nullptr) return nullptr;
  const auto copy = std::ranges::find(mirrored->comments, comment.id, &tracker::Comment::id);
  return copy != mirrored->comments.end() && copy->text != comment.text ? &copy->text : nullptr;
}

}  // namespace

// Editing a comment moves nothing on the bug, so the text is what counts.
bool is_seen(const tracker::Comment& comment, const Incident& incident) {
  const auto known = std::find_if(incident.comments.rbegin(), incident.comments.rend(),
                                  [&](const lifecycle::SeenComment& one) { return one.id == comment.id; });
  return known != incident.comments.rend() && known->text == comment.text;
}

Meanwhile happened_meanwhile(const tracker::BugRecord& now, const Incident& incident, const std::string& account,
                             const tracker::BugRecord* mirrored) {
  Meanwhile meanwhile;
  for (const tracker::Comment& comment : now.comments) {
    if (posted_by_us(comment, incident, account) || is_seen(comment, incident)) continue;
    if (const std::string* before = words_before(comment, incident, mirrored)) {
      meanwhile.before.emplace(comment.id, *before);
    }
    meanwhile.comments.push_back(comment);
  }
  if (!now.history) return meanwhile;
  const auto since = last_posting(incident);
  for (const tracker::Change& change : *now.history) {
    const bool ours = !account.empty() && to_lower(change.who) == to_lower(account);
    const bool later = !since || !change.at || *change.at > *since;
    if (!ours && later) meanwhile.changes.push_back(change);
  }
  return meanwhile;
}

Change change_of_seen(const tracker::Comment& comment) {
  return {std::string(lifecycle::kind::kComment),
          content_of(lifecycle::SeenComment{.id = comment.id,
                                            .count = comment.count,
                                            .at = comment.at.value_or(Instant()),
                                            .author = comment.author,
                                            .text = comment.text})};
}

std::vector<Change> changes_of_seen(const Meanwhile& meanwhile) {
  std::vector<Change> changes;
  for (const tracker::Comment& comment : meanwhile.comments) changes.push_back(change_of_seen(comment));
  return changes;
}

}  // namespace candor::desk
