// audit-report-7cd-policy-1.x (1.0 to 3.0): where a Store's policy asks for it, the report on an audit's findings comes
// within seven calendar days of the audit statement. Judged where a posting of the CA Owner tells the statement's date.
#include <chrono>

#include "guidelines/version.h"
#include "lifecycle/clocks/clock.h"
#include "lifecycle/stamps.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

constexpr std::string_view kClock = "audit-report-7cd-policy-1.x";

const rules::Patterns& tells_issuance() {
  static const rules::Patterns kTells(
      "audit|attestation|assurance ~ statement|letter|report|opinion ~ issued|dated|signed|issuance|published; aal ~ "
      "issued|dated|signed|date; issued|signed|published|issuance|date ~ audit|attestation|assurance ~ "
      "statement|letter|report|opinion; "
      "issued|signed|date ~ aal");
  return kTells;
}

const rules::Patterns& tells_no_issuance() {
  static const rules::Patterns kNot("draft; expected; will be; incident report; period");
  return kNot;
}

// Day of the statement, as 00:00:00Z.
std::optional<Event> statement(const Life& life) {
  for (const Post& post : life.posts) {
    if (!post.from_ca()) continue;
    const report::Document document =
        report::read_document(SourceText("comment", post.text), guidelines::grammar(), {.kind = {}, .posted = post.at});
    std::optional<Event> found;
    for_own_sentences(document, [&](std::string_view sentence, Span span) {
      const rules::Words words(sentence);
      if (found || !tells_issuance().in(words) || tells_no_issuance().in(words)) return;
      const auto stamps = stamps_in(document, span, post.at);
      if (stamps.size() != 1 || !stamps[0].has_date || !stamps[0].sure ||
          stamps[0].latest > post.at + std::chrono::hours(24))
        return;
      found = told_in(std::chrono::floor<std::chrono::days>(stamps[0].latest), post.number, "audit statement issued");
    });
    if (found) return found;
  }
  return {};
}

}  // namespace

void clock_audit_statement(const Life& life, std::vector<ClockResult>& out) {
  if (!life.audit || !life.opened) return;
  const auto issued = statement(life);
  auto result = start(kClock, issued.value_or(Event{*life.opened, "bug opened", "c0"}));
  if (!result) return;
  result->severity = Severity::info;  // owed only where the policy of a Store asks for it
  if (!issued) {
    result->state = State::unknown;
    result->trigger.reset();
    result->due.reset();
    result->note = "no posting tells when the audit statement was issued";
  } else {
    result->due = issued->at + std::chrono::hours(8 * 24) - Seconds(1);  // until the end of the seventh day
    result->satisfied = Event{*life.opened, "bug opened", "c0"};
    result->note = "owed only where the policy of a Root Store asks for it";
  }
  judge(*result, life.as_of);
  out.push_back(std::move(*result));
}

}  // namespace candor::lifecycle
