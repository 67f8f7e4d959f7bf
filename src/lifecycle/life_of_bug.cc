#include "lifecycle/life_of_bug.h"

#include <fmt/format.h>
#include <set>

#include "base/fold.h"
#include "lifecycle/bug_history.h"
#include "lifecycle/life_reader.h"

namespace candor::lifecycle {

namespace {

using tracker::BugRecord;
using tracker::CaSpeakers;

// Accounts that run the bug: they changed what only moderators or the CA Owner's own people may change.
std::set<std::string> moderators_of(const BugRecord& record, const CaSpeakers& speakers) {
  std::set<std::string> found;
  if (!record.history) return found;
  for (const auto& change : *record.history) {
    if (speakers.speaks(change.who) || tracker::is_bot(change.who)) continue;
    for (const auto& field : change.fields) {
      if (field.field == "whiteboard" || field.field == "status_whiteboard" || field.field == "status" ||
          field.field == "resolution" || field.field == "assigned_to") {
        found.insert(to_lower(change.who));
      }
    }
  }
  return found;
}

// Everything but the postings.
Life frame_of(const BugRecord& record, const CaSpeakers& speakers, Instant as_of) {
  Life life;
  life.bug = record.bug.id;
  life.title = record.bug.summary;
  life.as_of = as_of;
  life.opened = record.bug.opened;
  const tracker::Comment* first = record.comments.empty() ? nullptr : &record.comments.front();
  if (!life.opened && first != nullptr) life.opened = first->at;
  const bool nameless = record.bug.creator.empty() && first != nullptr;
  life.opened_by_ca = speakers.speaks(nameless ? first->author : record.bug.creator);
  life.security_sensitive = record.bug.component == "CA Security Vulnerability";
  read_bug_history(record, speakers, life);
  life.audit = contains_ci(life.whiteboard_now, "audit-finding");
  for (const auto& comment : record.comments) {
    if (comment.at) continue;
    life.remarks.push_back(fmt::format("comment {} has no date and was left out", comment.count));
    if (speakers.speaks(comment.author)) life.undated.push_back(comment.count);
  }
  return life;
}

Post post_of(const tracker::Comment& comment) {
  Post post;
  post.number = comment.count;
  post.at = *comment.at;
  post.account = comment.author;
  post.text = comment.text;
  return post;
}

}  // namespace

Life life_of_bug(const BugRecord& record, const CaSpeakers& speakers, Instant as_of) {
  LifeReader reader(frame_of(record, speakers, as_of));
  const std::set<std::string> moderators = moderators_of(record, speakers);
  for (const auto& comment : record.comments) {
    if (!comment.at || *comment.at > as_of) continue;
    if (speakers.speaks(comment.author)) {
      reader.add_ca(post_of(comment));
    } else if (tracker::is_bot(comment.author)) {
      reader.add_bot(post_of(comment));
    } else {
      reader.add_other(post_of(comment), moderators.contains(to_lower(comment.author)));
    }
  }
  return std::move(reader).finish();
}

}  // namespace candor::lifecycle
