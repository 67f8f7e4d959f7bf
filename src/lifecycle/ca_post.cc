#include "lifecycle/ca_post.h"

#include <algorithm>

#include "base/fold.h"
#include "guidelines/version.h"
#include "lifecycle/left_open.h"
#include "lifecycle/own_words.h"
#include "lifecycle/promise.h"
#include "lifecycle/revocation_state.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

using report::Kind;
using report::Report;
using report::SectionId;
using rules::Patterns;
using rules::Words;

// A heading over nothing but "To be provided" holds no answer yet.
bool holds_text(const report::Document& document, const report::Section* section) {
  if (section == nullptr) return false;
  const Words words(document.prose(section->body));
  static const Patterns kLater(
      "tbd; tbc; to be ~ determined|provided|completed|added|confirmed|announced|followed; will ~ follow|provided|"
      "added|posted|completed; follows|pending ~ later|investigation; under|ongoing investigation; to follow; "
      "not yet ~ known|available|determined|complete");
  constexpr size_t kPlaceholder = 14;  // words; a longer text says something beside it
  return !words.empty() && !(words.size() <= kPlaceholder && kLater.in(words));
}

bool any_holds_text(const report::Document& document, const Report& report, std::initializer_list<SectionId> ids) {
  return std::ranges::any_of(ids, [&](SectionId id) {
    const auto sections = report.all(id);
    return std::ranges::any_of(sections, [&](const auto* section) {
      if (holds_text(document, section)) return true;
      // Sub-sections (factors, findings) are sections of their own.
      return std::ranges::any_of(report.sections, [&](const auto& inner) {
        return section->body.contains(inner.body.begin) && &inner != section && holds_text(document, &inner);
      });
    });
  });
}

// In 2.0 one template served both; the text tells which it is.
bool calls_itself_preliminary(const report::Document& document, const Report& report) {
  const std::string own = own_words(document.text(report.span));
  const Words words(own);
  static const Patterns kPreliminary(
      "this|following ~ is|provides ~ preliminary|initial|interim ~ report|incident|notice|disclosure|statement; "
      "preliminary|interim ~ report|incident|disclosure|notice; initial ~ incident report|disclosure; "
      "full|final|complete|detailed ~ report ~ will|to|by|within|follow*|shall|expected");
  return kPreliminary.find(words, 0, std::min<size_t>(words.size(), 60)).has_value() ||
         (report.section(SectionId::root_cause) == nullptr && kPreliminary.in(words));
}

// Enough of the template that the report can be called posted.
bool complete(const report::Document& document, const Report& report) {
  const bool causes =
      any_holds_text(document, report,
                     {SectionId::root_cause, SectionId::topic_explanation, SectionId::issue_root_cause}) ||
      !report.factors.empty();
  const bool timeline =
      !report.timeline.empty() || any_holds_text(document, report, {SectionId::timeline, SectionId::topic_timeline}) ||
      report.section(SectionId::issue_description) != nullptr || report.section(SectionId::finding) != nullptr;
  const bool steps =
      !report.actions.empty() ||
      any_holds_text(document, report, {SectionId::action_items, SectionId::topic_steps, SectionId::issue_remediation});
  return static_cast<int>(causes) + static_cast<int>(timeline) + static_cast<int>(steps) >= 2 && causes;
}

void read_kinds(const report::Document& document, Post& post) {
  for (const Report& report : document.reports()) {
    if (report.quoted) continue;
    if (report.kind == Kind::closure) post.closure = true;
    if (report.kind == Kind::preliminary) post.preliminary = true;
    if (report.kind != Kind::full && report.kind != Kind::audit) continue;
    const bool whole = complete(document, report);
    const bool preliminary =
        !whole || (!guidelines::in_force_at(post.at).at_least("3.0") && calls_itself_preliminary(document, report) &&
                   report.section(SectionId::root_cause) == nullptr);
    (preliminary ? post.preliminary : post.full) = true;
  }
}

// The closing statement or heading in a text that the report reader takes for a mere update.
bool asks_for_closure_formally(const Words& words) {
  static const Patterns kStatement(
      "action items disclosed in this report ~ completed as described; "
      "completed as described ~ request ~ closure");
  return kStatement.in(words);
}

Role role_of(const Post& post) {
  if (post.closure) return Role::closure;
  return post.reports() ? Role::report : Role::update;
}

}  // namespace

bool worth_reading(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos || contains_ci(text, "report") ||
         contains_ci(text, "summary");
}

void read_ca_post(const report::Document& document, Post& post) {
  read_kinds(document, post);
  const std::string own = own_words(post.text);
  const Words words(own);
  if (!post.full && asks_for_closure_formally(words)) post.closure = true;
  post.role = role_of(post);
  static const Patterns kWithdraws(
      "withdraw*|retract*|rescind*|revoke* ~ closure|closing|request; "
      "request ~ closure ~ withdrawn");
  post.withdraws_closure =
      !post.closure && kWithdraws.in(words) && Patterns("closure; close; closing; request").in(words);
  static const Patterns kComplete(
      "all|remaining|last|every ~ steps|step|actions|action|items|item|measures|remediation ~ "
      "complete*|done|finished|implemented|resolved|closed; resolution|remediation ~ is|are|been|now ~ complete*; "
      "steps|actions|items|measures ~ have|has|are|were ~ complete*|done|finished|implemented; "
      "complete* ~ all ~ steps|actions|items|measures");
  static const Patterns kAhead(
      "will|expect*|once|when|until|after|before|some|two|first|other ~ steps|step|actions|items|measures; "
      "not|yet ~ complete*|done; not all");
  rules::for_sentences(words, [&](size_t first, size_t last) {
    if (kComplete.find(words, first, last) && !kAhead.find(words, first, last)) post.says_steps_complete = true;
  });
  if (!post.full) post.promised = promised_date(document, post.at);
  read_left_open(own, post);
  post.revocation = read_revocation_state(own, document);
}

}  // namespace candor::lifecycle
