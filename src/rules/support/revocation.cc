#include "rules/support/revocation.h"

#include <algorithm>

#include "rules/support/counts.h"
#include "rules/support/dates.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/listings.h"

namespace candor::rules {

namespace {

bool expects_completion(const Words& words) {
  static const Patterns kExpected(
      "expect*|plans|planned|schedul*|target*|anticipat*|intend*|estimat*|projected|will|"
      "shall|foreseen|due|until|deadline|by|agreed|date|promis* ~ revo*|complet*|remaining|"
      "finish*|replac*|end; revo*|complet*|remaining|replac*|end ~ expect*|plans|planned|"
      "schedul*|target*|anticipat*|intend*|estimat*|projected|will|foreseen|due|deadline|agreed");
  return kExpected.in(words);
}

// "Deadline passes; 214 of 638 certificates revoked" looks back: the deadline that was missed is no expectation.
bool looks_back(const Words& words) {
  static const Patterns kPast(
      "deadline ~ pass*|missed|expire*|over; missed ~ deadline; revoked; completed; decid*|"
      "decision ~ not|wait|delay|postpone; mail*|letter*|message*|notice*|notif*|informed ~ date; "
      "mail*|letter*|message*|notice* ~ subscriber*|customer* ~ date");
  static const Patterns kAhead("expect*|planned|plan|scheduled|estimat*|will|anticipat*|foreseen|target*");
  return kPast.in(words) && !kAhead.in(words);
}

}  // namespace

Revocation read_revocation(const Input& in) {
  Revocation found;
  found.delayed_tag = in.context.tagged("revocation-delay");
  const Affected affected = affected_certificates(in);
  // "Several hundred" is no number, but the tag says that there is something to revoke.
  found.due = affected.any() || (found.delayed_tag && !affected.none());
  const report::Field* field = find_field(in.report.fields, label::kRemainingValid);
  if (field != nullptr && !report::says_not_applicable(field->value.text)) {
    const auto remaining = report::parse_count(field->value.text);
    found.unfinished = remaining.value_or(0) > 0 && remaining.value_or(0) <= affected.total.value_or(0);
    found.finished = remaining == 0;
  }
  if (const auto listed = count_listings(in); listed && listed->unfinished > 0) {
    found.unfinished = true;
    found.finished = false;
  }
  return found;
}

// "Hospital agrees; revocation follows on 1 June": a day still to come in an entry on revoking or replacing.
bool names_later_day(const Input& in, const Events::Event& event) {
  static const Patterns kSubject("revo*|replac*|complet*|exchang*|finish*");
  if (!in.context.as_of || !kSubject.in(event.words)) return false;
  // Stamps stand in source order.
  const auto& stamps = in.report.stamps;
  auto stamp = std::lower_bound(stamps.begin(), stamps.end(), event.place().begin,
                                [](const report::Timestamp& one, size_t at) { return one.span.begin < at; });
  for (; stamp != stamps.end() && stamp->span.begin < event.place().end; ++stamp) {
    if (stamp->utc && stamp->has_date && *stamp->utc > *in.context.as_of) return true;
  }
  return false;
}

bool tells_expected_completion(const Input& in, const Events& events) {
  const bool told = std::any_of(events.all().begin(), events.all().end(), [&](const Events::Event& event) {
    if (expects_completion(event.words) && !looks_back(event.words)) return true;
    if (names_later_day(in, event)) return true;
    // An entry of the future is an expectation by itself.
    static const Patterns kRevocation("revo*");
    return in.context.as_of && event.at() && *event.at() > *in.context.as_of && kRevocation.in(event.words);
  });
  const SummaryDate end = read_summary_date(in, label::kEndDate);
  const bool later = end.at() && in.context.as_of && *end.at() > *in.context.as_of;
  return told || (end.stamp != nullptr && (end.expected || later));
}

}  // namespace candor::rules
