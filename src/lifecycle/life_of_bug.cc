#include "lifecycle/life_of_bug.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/fold.h"
#include "guidelines/version.h"
#include "lifecycle/action_ledger.h"
#include "lifecycle/awareness.h"
#include "lifecycle/bug_history.h"
#include "lifecycle/ca_post.h"
#include "lifecycle/others_role.h"

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

struct Reader {
  const BugRecord& record;
  const CaSpeakers& speakers;
  std::set<std::string> moderators;
  Life life;
  bool awareness_in_full = false;
  bool reported = false;
  ActionLedger ledger;

  void add_ca(Post post) {
    const report::Document document =
        report::read_document(SourceText(fmt::format("comment {}", post.number), post.text), guidelines::grammar(),
                              {.kind = {}, .posted = post.at});
    read_ca_post(document, post);
    reported = reported || post.reports();
    // In a bug that somebody else opened the first comment of the CA Owner is its response already.
    if (!reported && post.role == Role::update && life.opened_by_ca) post.role = Role::notice;
    if (post.reports()) life.audit = life.audit || tells_audit(document);
    if (auto aware = read_awareness(document, post, life)) {
      if (!life.awareness || better_awareness(*aware, post.full, *life.awareness, awareness_in_full)) {
        life.awareness = aware;
        awareness_in_full = post.full;
      }
    }
    if (!life.problem_report) life.problem_report = read_problem_report(document, post, life);
    ledger.add(post, document);
    life.posts.push_back(std::move(post));
  }

  void add_other(Post post) {
    const bool moderator = moderators.contains(to_lower(post.account));
    post.speaker = moderator ? Speaker::moderator : Speaker::other;
    post.role = role_of_comment(post.text, moderator);
    if (post.number == 0 && !life.opened_by_ca) post.role = Role::third_party;
    post.considers_closing = considers_closing(post.text);
    life.posts.push_back(std::move(post));
  }

  void add(const tracker::Comment& comment) {
    if (!comment.at || *comment.at > life.as_of) return;
    Post post;
    post.number = comment.count;
    post.at = *comment.at;
    post.account = comment.author;
    post.text = comment.text;
    if (speakers.speaks(comment.author)) {
      post.speaker = Speaker::ca_owner;
      add_ca(std::move(post));
    } else if (tracker::is_bot(comment.author)) {
      post.speaker = Speaker::bot;
      post.role = Role::bot;
      life.posts.push_back(std::move(post));
    } else {
      add_other(std::move(post));
    }
  }

  static bool tells_audit(const report::Document& document) {
    return std::ranges::any_of(document.reports(), [](const report::Report& report) {
      if (report.kind == report::Kind::audit) return true;
      const report::Field* source = report.field("Source of incident disclosure");
      return source != nullptr && contains_ci(source->value.text, "audit");
    });
  }
};

}  // namespace

Life life_of_bug(const BugRecord& record, const CaSpeakers& speakers, Instant as_of) {
  Reader reader{.record = record,
                .speakers = speakers,
                .moderators = moderators_of(record, speakers),
                .life = {},
                .awareness_in_full = false,
                .reported = false,
                .ledger = {}};
  Life& life = reader.life;
  life.bug = record.bug.id;
  life.title = record.bug.summary;
  life.as_of = as_of;
  life.opened = record.bug.opened;
  if (!life.opened && !record.comments.empty()) life.opened = record.comments.front().at;
  const std::string& opener =
      record.bug.creator.empty() && !record.comments.empty() ? record.comments.front().author : record.bug.creator;
  life.opened_by_ca = speakers.speaks(opener);
  life.security_sensitive = record.bug.component == "CA Security Vulnerability";
  read_bug_history(record, speakers, life);
  life.audit = contains_ci(life.whiteboard_now, "audit-finding");
  for (const auto& comment : record.comments) {
    if (!comment.at) life.remarks.push_back(fmt::format("comment {} has no date and was left out", comment.count));
    reader.add(comment);
  }
  reader.ledger.settle(life);
  return std::move(reader.life);
}

}  // namespace candor::lifecycle
