#include "lifecycle/life_reader.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "guidelines/version.h"
#include "lifecycle/awareness.h"
#include "lifecycle/ca_post.h"
#include "lifecycle/others_role.h"

namespace candor::lifecycle {

namespace {

bool tells_audit(const report::Document& document) {
  return std::ranges::any_of(document.reports(), [](const report::Report& report) {
    if (report.kind == report::Kind::audit) return true;
    const report::Field* source = report.field("Source of incident disclosure");
    return source != nullptr && contains_ci(source->value.text, "audit");
  });
}

}  // namespace

void LifeReader::add_ca(Post post) {
  post.speaker = Speaker::ca_owner;
  const report::Document document = report::read_document(SourceText(fmt::format("comment {}", post.number), post.text),
                                                          guidelines::grammar(), {.kind = {}, .posted = post.at});
  read_ca_post(document, post);
  reported_ = reported_ || post.reports();
  // In a bug that somebody else opened the first comment of the CA Owner is its response already.
  if (!reported_ && post.role == Role::update && life_.opened_by_ca) post.role = Role::notice;
  if (post.reports()) life_.audit = life_.audit || tells_audit(document);
  if (!life_.awareness_given) {
    if (auto aware = read_awareness(document, post, life_)) {
      if (!life_.awareness || better_awareness(*aware, post.full, *life_.awareness, awareness_in_full_)) {
        life_.awareness = aware;
        awareness_in_full_ = post.full;
      }
    }
  }
  if (!life_.problem_report) life_.problem_report = read_problem_report(document, post, life_);
  ledger_.add(post, document);
  life_.posts.push_back(std::move(post));
}

void LifeReader::add_other(Post post, bool moderator) {
  post.speaker = moderator ? Speaker::moderator : Speaker::other;
  post.role = role_of_comment(post.text, moderator);
  if (post.number == 0 && !life_.opened_by_ca) post.role = Role::third_party;
  post.considers_closing = considers_closing(post.text);
  life_.posts.push_back(std::move(post));
}

void LifeReader::add_bot(Post post) {
  post.speaker = Speaker::bot;
  post.role = Role::bot;
  life_.posts.push_back(std::move(post));
}

Life LifeReader::finish() && {
  ledger_.settle(life_);
  return std::move(life_);
}

}  // namespace candor::lifecycle
