#include "rules/support/events.h"

#include <algorithm>

namespace candor::rules {

namespace {

Mark mark(const Patterns& plain, const Patterns& likely, const Patterns& hint, const Words& text) {
  if (plain.in(text)) return Mark::plain;
  if (likely.in(text)) return Mark::likely;
  return hint.in(text) ? Mark::hint : Mark::none;
}

}  // namespace

Mark tells_beginning(const Words& text) {
  static const Patterns kPlain(
      "incident|issue|problem|compliance|noncompliance|misissuance|violation|outage|error|fault ~ "
      "begin|begins|began|begun|start|starts|started|commences|commenced|arises|arose; "
      "begin|beginning|start|onset|commencement|origin of ~ "
      "incident|issue|problem|compliance|noncompliance|misissuance|violation|outage|affected|failure|error; "
      "begins|began|started ~ non|noncompliant|misissu*; becomes|became|is|are ~ noncompliant|compliant");
  static const Patterns kLikely(
      "first ~ "
      "affected|wrong|misissued|issued|incorrect|noncompliant|faulty|such|problematic|erroneous|impacted|invalid|bad|"
      "failing|failed|defective|malformed|expired; first ~ certificate|certificates|precertificate*; first "
      "crl|crls|response|responses|occurrence|instance|one; earliest ~ certificate*|precertificate*|affected; "
      "introduc* ~ bug|error|defect|problem|issue|misconfiguration");
  static const Patterns kHint(
      "first; earliest; since; effective; effect; force; live; introduc*; deploy*; migrat*; import*; install*; "
      "releas*; activat*; from now on; deadline; expire*; missed; due; pass|passes|passed; fail|fails|failed; "
      "outage|down|unavailable|unreachable; stops|stopped ~ working");
  return mark(kPlain, kLikely, kHint, text);
}

Mark tells_awareness(const Words& text) {
  static const Patterns kPlain("aware; learn|learns|learned|learnt ~ of|about");
  static const Patterns kOthers("not aware; subscriber*|customer*|users ~ made|are|were aware; raise* ~ awareness");
  // Others who are told ("customers are informed") are left out by naming who finds, gets or sends.
  static const Patterns kLikely(
      "first ~ noticed|noted|discovered|detected|identified|reported; "
      "incident|issue|problem|compliance|noncompliance|misissuance ~ "
      "discovered|identified|detected|noticed|found|recognised|recognized; "
      "discover*|detect*|identif*|notic*|recogni*|confirm* ~ "
      "incident|issue|problem|compliance|noncompliance|misissuance; discover*|detect*|identif*|finds|found ~ "
      "error|mistake|discrepancy|deviation|bug|misissued|mismatch|anomaly|wrong|incorrect|missing; "
      "error|mistake|discrepancy|mismatch|anomaly|failure ~ "
      "discovered|identified|detected|noticed|found|reported|recognised|recognized; "
      "we|ca|engineer|developer|operator|colleague|employee|team|auditor|linter|lint|staff|member|officer|analyst|"
      "specialist ~ discover*|detect*|notic*|realis*|realiz*|recogni*|spots|spotted|flags|flagged|learn*|finds|found; "
      "discovered|noticed|detected by; discovered|noticed that; receiv* ~ problem|cpr|cprs|complaint; problem "
      "report*|cpr ~ arriv*|received|comes|came|reaches|reached|sent|submitted; "
      "sends|sent|files|filed|submits|submitted ~ problem|cpr; wrong|missing|incorrect ~ found; "
      "notifies|notified|informs|informed|tells|told|alerts|alerted|contacts|contacted us|ca");
  static const Patterns kHint(
      "discover*; detect*; notic* that|the|a|an|of|by|when; noticed|notices; receiv* ~ "
      "report|mail|email|message|notification|inquiry|enquiry|question|alert|ticket; "
      "report|mail|email|message|notification|complaint|alert|call|alarm ~ "
      "arriv*|received|comes|came|reaches|reached|from; "
      "report|reports|reported|notifies|notified|informs|informed|tells|told|alerts|alerted|contacts|contacted|calls|"
      "writes|asks ~ us|ca|compliance|support|desk|management|why; identif* that|a|an|the|by; identified; finds|found "
      "that|a|an|the|one|out|by; find that; realis*|realiz*; recogni*; observes|observed; points|pointed out; "
      "sees|saw; spotted|spots; flags|flagged; raises|raised ~ question|concern|issue|doubt|ticket|finding; "
      "alarm|alert; sends|sent ~ report|mail|email|message|capture; monitoring ~ reports|shows|showed|alerts; "
      "asks|asked why; customer*|subscriber*|bank|user|partner|reader|somebody called|rang|phoned|wrote|complained; "
      "we|compliance see|understand|understood that; "
      "reader|researcher|customer|subscriber|user|partner|"
      "auditor|party ~ asks|asked in|which|whether|if|where|how|about; presents|presented; incident ~ "
      "opened|declared|created|raised");
  if (kPlain.in(text) && !kOthers.in(text)) return Mark::plain;
  if (kLikely.in(text)) return Mark::likely;
  return kHint.in(text) ? Mark::hint : Mark::none;
}

Mark tells_end(const Words& text) {
  static const Patterns kPlain(
      "incident|issue|problem|compliance|noncompliance|misissuance|violation|outage ~ "
      "end|ends|ended|over|resolved|closed|concluded|finished|terminated|solved|fixed|remediated|remedied|ceased|"
      "ceases; end|ending|conclusion|resolution of ~ "
      "incident|issue|problem|compliance|noncompliance|misissuance|violation|outage; compliance|compliant ~ "
      "restored|again|reestablished; incident end");
  static const Patterns kHint(
      "all|last|remaining|every|both ~ revoked|replaced|reissued; certificate*|precertificate* ~ revoked|replaced; "
      "revocation ~ complete*|finish*|done|concluded|ends|ended; revoked; resolv*; fixed; fix; correct*; restor*; "
      "contain*; remediat*; repair*; complet*; back; published; reachable|available|running|recover*|normal; rolled "
      "back; rollback; exchanged|replaced|reissued|renewed");
  if (kPlain.in(text)) return Mark::plain;
  return kHint.in(text) ? Mark::hint : Mark::none;
}

bool tells_issuance_stop(const Words& text) {
  static const Patterns kStop(
      "issuance|issuing|finalisation|finalization|enrolment|enrollment|orders|access|profile|profiles|queue|client|ca|"
      "service|portal|function|method|registration|validation|product|products|api|template|channel|system|acme|"
      "wildcard*|certificates|dv|ov|ev|iv ~ "
      "stop*|ceas*|halt*|suspend*|disabl*|paus*|block*|deactivat*|frozen|switched|turned|locked|interrupted|withdrawn|"
      "closed|"
      "off; "
      "stop*|ceas*|halt*|suspend*|disabl*|paus*|block*|deactivat*|freez*|interrupt* ~ "
      "issuance|issuing|finalisation|finalization|enrolment|enrollment|orders|access|profile|profiles|queue|client|ca|"
      "service|portal|function|method|registration|validation|product|products|api|template|channel|system|acme; "
      "switched|turned|taken off");
  return kStop.in(text);
}

bool tells_issuance_resumed(const Words& text) {
  static const Patterns kResumed(
      "resum*; restart*; reactivat*; reenabl*; re enabl*; reopen*; re opened; unblock*; lift|lifted|lifts; "
      "enabled|allowed|opened|started|active|available|on|working|possible ~ again; back; reinstat*; restor*; "
      "recommenc*; "
      "unlock*; issuance ~ enabled|continu*|normal|start*");
  return kResumed.in(text);
}

bool tells_problem_report(const Words& text) {
  static const Patterns kReport(
      "problem report*|cpr|cprs; report|mail|email|message|complaint|notification|ticket|notice|capture ~ "
      "received|arriv*|from|reaches|reached|sent|comes|came|submitted; receiv* ~ "
      "report|mail|email|message|complaint|notification|notice|cpr|inquiry|enquiry|ticket; "
      "reporter|researcher|party|member|outsider|user|customer|administrator|department ~ "
      "reports|reported|informs|informed|notifies|notified|tells|told|sends|sent|contacts|contacted|calls|writes|wrote|"
      "finds|found|asks|asked|files|filed|opens|opened; "
      "sends|sent|reports|reported|notifies|notified|informs|informed|tells|told|contacts|contacted|calls|writes|wrote|"
      "asks|asked ~ us|ca|report|mail|email|address; bug ~ by");
  // The answer to a report names it too.
  static const Patterns kAnswer(
      "findings|reply|replied|answer*|respon*|acknowledg*; preliminary report|assessment|result*");
  static const Patterns kArrival("receiv*|arriv*|sends|submit*|files|filed");
  return kReport.in(text) && (!kAnswer.in(text) || kArrival.in(text));
}

bool tells_subscribers_informed(const Words& text) {
  static const Patterns kWho(
      "subscriber*|customer*|applicant*|client|clients|holder|holders|owners|association|user|users|account|accounts|"
      "organisations|organizations|reseller*|partner*");
  static const Patterns kWhat(
      "inform*|notif*|contact*|told|tell|sent|send|sends|receiv*|mail*|email*|letter*|message*|notice*|communicat*|"
      "phone*|call*|findings|preliminary|reached|announc*|asked|alert*|warn*|reminder*|outreach|advis*");
  return kWho.in(text) && kWhat.in(text);
}

bool tells_change(const Words& text) {
  static const Patterns kChange(
      "change*; chang*; deploy*; releas*; updat*; upgrad*; introduc*; migrat*; goes|went|go ~ live; live; version; "
      "policy; ballot; effect; effective; force; requirement*; configur*; created; creation; project; design; "
      "moved|moves|move; replac*; install*; profile; implement*; added|adds; remov*; switch*; rollout|rolled; cps; cp; "
      "rename*; raised; reduc*; new; firmware; software; process; procedure; adopt*; publish*; ceremony; set; disabl*; "
      "enabl*; patch*; interface; maintenance; team; setup; modif*; integrat*");
  return kChange.in(text);
}

bool tells_revocation_done(const Words& text) {
  static const Patterns kDone(
      "revocation of ~ complet*|finish*|done|concluded|ended; revocation*|revoking ~ "
      "complet*|finish*|done|concluded|ends|ended|end; complet*|finish*|end ~ revocation*|revoking; "
      "all|last|remaining|every|both|final|rest ~ revoked; certificates|certificate|precertificates ~ revoked; revoked "
      "~ all|last|remaining");
  static const Patterns kAhead("planned|plan|expect*|scheduled|will|estimat*|anticipat*|foreseen|target*");
  return kDone.in(text) && !kAhead.in(text);
}

Events::Events(const Input& in) {
  events_.reserve(in.report.timeline.size());
  for (const auto& entry : in.report.timeline) {
    const bool stamped = entry.stamp && *entry.stamp < in.report.stamps.size();
    events_.push_back({&entry, stamped ? &in.report.stamps[*entry.stamp] : nullptr, Words(entry.text.text)});
  }
}

Mark Events::mark(const Event& event, Mark (*tells)(const Words&)) const {
  auto marks = std::find_if(marks_.begin(), marks_.end(), [&](const Marks& each) { return each.tells == tells; });
  if (marks == marks_.end()) {
    marks_.push_back({tells, std::vector<std::optional<Mark>>(events_.size())});
    marks = std::prev(marks_.end());
  }
  std::optional<Mark>& known = marks->known[static_cast<size_t>(&event - events_.data())];
  if (!known) known = tells(event.words);
  return *known;
}

Events::Found Events::find(Mark (*tells)(const Words&)) const {
  Found best;
  for (const Event& event : events_) {
    const Mark plainness = mark(event, tells);
    if (plainness > best.mark) best = {&event, plainness};
    if (plainness == Mark::plain) break;
  }
  return best;
}

const Events::Event* Events::find(bool (*tells)(const Words&)) const {
  const auto found = std::find_if(events_.begin(), events_.end(), [&](const Event& e) { return tells(e.words); });
  return found == events_.end() ? nullptr : &*found;
}

bool begins_with_discovery(const Events& events) {
  const auto aware = events.find(tells_awareness);
  if (!aware || !aware.event->at()) return false;
  if (aware.mark < Mark::likely && aware.event != &events.all().front()) return false;
  const Instant known = *aware.event->at();
  return std::none_of(events.all().begin(), events.all().end(), [&](const Events::Event& event) {
    const bool undated = event.stamp == nullptr || !event.stamp->utc;
    return &event != aware.event && (undated || *event.at() < known);
  });
}

}  // namespace candor::rules
