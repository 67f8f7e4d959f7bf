#include "rules/support/events.h"

#include <algorithm>

namespace candor::rules {

namespace {

Mark mark(const Patterns& plain, const Patterns& hint, const Words& text) {
  if (plain.in(text)) return Mark::plain;
  return hint.in(text) ? Mark::hint : Mark::none;
}

}  // namespace

Mark tells_beginning(const Words& text) {
  static const Patterns kPlain{
      "incident|issue|problem|compliance|noncompliance|misissuance|violation|outage|error|fault ~ "
      "begin|begins|began|begun|start|starts|started|commences|commenced|arises|arose",
      "begin|beginning|start|onset|commencement|origin of ~ "
      "incident|issue|problem|compliance|noncompliance|misissuance|"
      "violation|outage|affected|failure|error",
      "begins|began|started ~ non|noncompliant|misissu*",
      "first ~ affected|wrong|misissued|issued|incorrect|noncompliant|faulty|such|problematic|erroneous|impacted|"
      "invalid|bad|failing|failed|defective|malformed|expired",
      "first ~ certificate*|precertificate*|crl|crls|response*|ocsp|occurrence|instance",
      "earliest ~ certificate*|precertificate*|affected",
      "becomes|became|is|are ~ noncompliant|compliant",
      "introduc* ~ bug|error|defect|problem|issue|misconfiguration"};
  static const Patterns kHint{"first",
                              "earliest",
                              "since",
                              "effective",
                              "effect",
                              "force",
                              "live",
                              "introduc*",
                              "deploy*",
                              "migrat*",
                              "bug",
                              "from now on",
                              "deadline",
                              "expire*",
                              "missed",
                              "due",
                              "stops|stopped ~ working"};
  return mark(kPlain, kHint, text);
}

Mark tells_awareness(const Words& text) {
  // Others who are told ("customers are informed") are left out by naming who finds, gets or sends.
  static const Patterns kPlain{
      "aware|awareness",
      "learn|learns|learned|learnt ~ of|about|that",
      "first ~ noticed|noted|discovered|detected|identified|reported",
      "incident|issue|problem|compliance|noncompliance|error|misissuance|mistake ~ "
      "discovered|identified|detected|noticed|found|reported|recognised|recognized|confirmed",
      "discover*|detect*|identif*|notic*|recogni*|finds|found ~ "
      "incident|issue|problem|compliance|noncompliance|error|misissuance|mistake|discrepancy|deviation|bug|misissued|"
      "mismatch",
      "we|ca|engineer|developer|operator|colleague|employee|team|auditor|monitoring|linter|lint|job|scan|review|staff|"
      "member|officer|analyst ~ "
      "discover*|detect*|notic*|realis*|realiz*|recogni*|observ*|spot|spots|spotted|sees|saw|flags|flagged|loads",
      "receiv* ~ problem|cpr|cprs|complaint",
      "problem report ~ arriv*|received|comes|came|reaches|reached|sent",
      "problem report arrives",
      "sends|sent|files|filed|submits|submitted ~ problem report|cpr"};
  static const Patterns kHint{
      "discover*",
      "detect*",
      "notic* that|the|a|an|of|by|when",
      "noticed|notices",
      "receiv* ~ report|mail|email|message|notification|cpr|complaint|inquiry|enquiry|question|alert|ticket",
      "report|mail|email|message|notification|cpr|complaint|alert|call|alarm ~ "
      "arriv*|received|comes|came|reaches|reached|from",
      "report|reports|reported|notifies|notified|informs|informed|tells|told|alerts|alerted|contacts|contacted|calls|"
      "writes|asks ~ "
      "us|ca|compliance|support|desk|management|why",
      "identif* that|a|an|the|by",
      "identified",
      "finds|found that|a|an|the|one|out|by",
      "find that",
      "realis*|realiz*",
      "recogni*",
      "observes|observed",
      "points|pointed out",
      "sees|saw",
      "spotted|spots",
      "flags|flagged",
      "raises|raised ~ question|concern|issue|doubt|ticket|finding",
      "alarm|alert",
      "sends|sent ~ report|mail|email|message|capture|cpr",
      "monitoring ~ reports|shows|showed|alerts",
      "asks|asked why",
      "wrong ~ found",
      "presents|presented",
      "incident ~ opened|declared|created|raised"};
  return mark(kPlain, kHint, text);
}

Mark tells_end(const Words& text) {
  static const Patterns kPlain{
      "incident|issue|problem|compliance|noncompliance|misissuance|violation|outage ~ "
      "end|ends|ended|over|resolved|closed|concluded|finished|terminated|solved|fixed|remediated|remedied|ceased|"
      "ceases",
      "end|ending|conclusion|resolution of ~ "
      "incident|issue|problem|compliance|noncompliance|misissuance|violation|outage",
      "compliance|compliant ~ restored|again|reestablished", "incident end"};
  static const Patterns kHint{"all|last|remaining|every|both ~ revoked|replaced|reissued",
                              "certificate*|precertificate* ~ revoked|replaced",
                              "revocation ~ complete*|finish*|done|concluded|ends|ended",
                              "revoked",
                              "resolv*",
                              "fixed",
                              "fix",
                              "correct*",
                              "restor*",
                              "contain*",
                              "remediat*",
                              "repair*",
                              "complet*",
                              "back"};
  return mark(kPlain, kHint, text);
}

bool tells_issuance_stop(const Words& text) {
  static const Patterns kStop{
      "issuance|issuing|finalisation|finalization|enrolment|enrollment|orders|access|profile|profiles|queue|client|ca|"
      "service|portal|"
      "function|method|registration|validation ~ "
      "stop*|ceas*|halt*|suspend*|disabl*|paus*|block*|deactivat*|frozen|switched|turned|locked|"
      "interrupted|withdrawn",
      "stop*|ceas*|halt*|suspend*|disabl*|paus*|block*|deactivat*|freez*|interrupt* ~ "
      "issuance|issuing|finalisation|finalization|enrolment|enrollment|orders|access|profile|profiles|queue|client|ca|"
      "service|portal|"
      "function|method|registration|validation",
      "switched|turned|taken off"};
  return kStop.in(text);
}

bool tells_issuance_resumed(const Words& text) {
  static const Patterns kResumed{"resum*",
                                 "restart*",
                                 "reactivat*",
                                 "reenabl*",
                                 "re enabl*",
                                 "reopen*",
                                 "re opened",
                                 "unblock*",
                                 "lift|lifted|lifts",
                                 "enabled|allowed|opened|started|active|available|on|working ~ again",
                                 "back",
                                 "reinstat*",
                                 "restor*",
                                 "recommenc*",
                                 "unlock*",
                                 "issuance ~ enabled|continu*|normal|start*"};
  return kResumed.in(text);
}

bool tells_problem_report(const Words& text) {
  static const Patterns kReport{
      "problem report*",
      "cpr|cprs",
      "report|mail|email|message|complaint|notification|ticket|notice|capture ~ "
      "received|arriv*|from|reaches|reached|sent|comes|came|submitted",
      "receiv* ~ report|mail|email|message|complaint|notification|notice|cpr|inquiry|enquiry|ticket",
      "reporter|researcher|relying party|community member|third party ~ reports|reported|informs|informed|notifies|"
      "notified|tells|told|sends|sent|contacts|contacted|calls|writes|wrote|finds|found|asks|asked|files|filed|opens|"
      "opened",
      "sends|sent|reports|reported|notifies|notified|informs|informed|tells|told|contacts|contacted|calls|writes|wrote|"
      "asks|asked "
      "~ us|ca|report|mail|email|address",
      "bug ~ by"};
  return kReport.in(text);
}

bool tells_subscribers_informed(const Words& text) {
  static const Patterns kInformed{
      "subscriber*|customer*|applicant*|client|clients|holder|holders|owners|association|user|users|account|accounts"};
  return kInformed.in(text);
}

bool tells_change(const Words& text) {
  static const Patterns kChange{"change*",
                                "chang*",
                                "deploy*",
                                "releas*",
                                "updat*",
                                "upgrad*",
                                "introduc*",
                                "migrat*",
                                "goes|went|go ~ live",
                                "live",
                                "version",
                                "policy",
                                "ballot",
                                "effect",
                                "effective",
                                "force",
                                "requirement*",
                                "configur*",
                                "created",
                                "creation",
                                "project",
                                "design",
                                "moved|moves|move",
                                "replac*",
                                "install*",
                                "profile",
                                "implement*",
                                "added|adds",
                                "remov*",
                                "switch*",
                                "rollout|rolled",
                                "cps",
                                "cp",
                                "rename*",
                                "raised",
                                "reduc*",
                                "new",
                                "firmware",
                                "software",
                                "process",
                                "procedure",
                                "adopt*",
                                "publish*",
                                "ceremony",
                                "set",
                                "disabl*",
                                "enabl*",
                                "patch*",
                                "interface",
                                "maintenance",
                                "team",
                                "setup",
                                "modif*",
                                "integrat*",
                                "start|starts|started|begins|began"};
  return kChange.in(text);
}

bool tells_revocation_done(const Words& text) {
  static const Patterns kDone{"revocation of ~ complet*|finish*|done|concluded|ended",
                              "revocation*|revoking ~ complet*|finish*|done|concluded|ends|ended|end",
                              "complet*|finish*|end ~ revocation*|revoking",
                              "all|last|remaining|every|both|final|rest ~ revoked",
                              "certificates|certificate|precertificates ~ revoked",
                              "revoked ~ all|last|remaining"};
  return kDone.in(text);
}

Events::Events(const Input& in) {
  events_.reserve(in.report.timeline.size());
  for (const auto& entry : in.report.timeline) {
    const bool stamped = entry.stamp && *entry.stamp < in.report.stamps.size();
    events_.push_back({&entry, stamped ? &in.report.stamps[*entry.stamp] : nullptr, Words(entry.text.text)});
  }
}

Events::Found Events::find(Mark (*tells)(const Words&)) const {
  Found hint;
  for (const Event& event : events_) {
    const Mark mark = tells(event.words);
    if (mark == Mark::plain) return {&event, mark};
    if (mark == Mark::hint && !hint) hint = {&event, mark};
  }
  return hint;
}

const Events::Event* Events::find(bool (*tells)(const Words&)) const {
  const auto found = std::find_if(events_.begin(), events_.end(), [&](const Event& e) { return tells(e.words); });
  return found == events_.end() ? nullptr : &*found;
}

std::vector<const Events::Event*> Events::every(Mark (*tells)(const Words&)) const {
  std::vector<const Event*> plain;
  std::vector<const Event*> hints;
  for (const Event& event : events_) {
    const Mark mark = tells(event.words);
    if (mark == Mark::plain) plain.push_back(&event);
    if (mark == Mark::hint) hints.push_back(&event);
  }
  return plain.empty() ? hints : plain;
}

bool begins_with_discovery(const Events& events) {
  const auto aware = events.find(tells_awareness);
  if (!aware || aware.mark != Mark::plain || !aware.event->at()) return false;
  const Instant known = *aware.event->at();
  return std::none_of(events.all().begin(), events.all().end(), [&](const Events::Event& event) {
    const bool undated = event.stamp == nullptr || !event.stamp->utc;
    return &event != aware.event && (undated || *event.at() < known);
  });
}

}  // namespace candor::rules
