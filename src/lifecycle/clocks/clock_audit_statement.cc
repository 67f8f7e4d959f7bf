// audit-report-7cd-policy-1.x (1.0 to 3.0): where a Store's policy asks for it, the report on an audit's findings comes
// within seven calendar days of the audit statement. Judged where a posting of the CA Owner tells the statement's date.
#include <chrono>

#include "lifecycle/clocks/first_told.h"
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
  const auto read = [](const Post& post, const report::Document& document, std::string_view sentence,
                       Span span) -> std::optional<Event> {
    const rules::Words words(sentence);
    if (!tells_issuance().in(words) || tells_no_issuance().in(words)) return {};
    const auto named = stamps_in(document, span, post.at);
    if (named.size() != 1 || !named[0].has_date || !named[0].sure || named[0].latest > post.at + std::chrono::hours(24))
      return {};
    return told_in(std::chrono::floor<std::chrono::days>(named[0].latest), post.number, "audit statement issued");
  };
  return first_told(life, read);
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
