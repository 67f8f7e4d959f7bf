// scope-separate-delayed-revocation: when policy sets a deadline to revoke and it was or will be missed, an additional
// report is due. From the text: awareness to the end of revocation, against the five days of the Baseline Requirements
// (4.9.1.1, items 6 to 16; the 24 hours of items 1 to 5 need a judgement of the cause and are only mentioned).
#include <chrono>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/clocks.h"
#include "rules/support/events.h"
#include "rules/support/place.h"
#include "rules/support/remedies.h"
#include "rules/support/words.h"

namespace candor::rules::scope_separate_delayed_revocation {

constexpr Seconds kFiveDays = std::chrono::hours(120);
constexpr Seconds kOneDay = std::chrono::hours(24);
constexpr Seconds kSlack = std::chrono::minutes(1);  // stamps to the minute

// This is the separate report, or it says that there is one.
bool has_separate_report(const Input& in) {
  if (in.context.tagged("revocation-delay") || contains_ci(in.context.title, "delayed revocation") ||
      contains_ci(in.context.title, "revocation delay") || contains_ci(in.context.title, "late revocation")) {
    return true;
  }
  static const Patterns kRevocation("revo*; deadline");
  static const Patterns kDelay("delay*|late|later|missed|deadline|beyond|overdue|exceed*; not ~ revoked; in time");
  static const Patterns kOther("separate|separately|additional|another|second|own|bug|dedicated|different");
  static const Patterns kReport("bug|bugs|report|reported|incident|ticket|filed|opened");
  const Words words(own_text(in));
  bool found = false;
  for_sentences(words, [&](size_t first, size_t last) {
    found = found || (kDelay.find(words, first, last) && kRevocation.find(words, first, last) &&
                      kOther.find(words, first, last) && kReport.find(words, first, last));
  });
  return found;
}

// Causes for which 24 hours apply whatever else is true.
bool key_compromise(const Input& in) {
  return contains_ci(in.context.title, "compromise") || contains_ci(in.context.title, "private key") ||
         contains_ci(in.context.title, "weak key");
}

// A step that is to revoke these certificates, not to make revoking better, and its date.
std::optional<Moment> revocation_step(const Input& in) {
  static const Patterns kRevoke(
      "revoke|revoking|revocation|revoked ~ certificate*|remaining|affected|all|rest|last; certificate* ~ "
      "revoked|revoke");
  static const Patterns kNot(
      "done|completed|complete|finished|automat*|process|procedure*|tool*|script*|playbook*|plan|planning|drill*|test*|"
      "monitor*|alarm*|alert*|api|acme|exercise*|policy|handbook|manual|check*");
  for (const Remedy& remedy : remedies(in)) {
    const Words words(remedy.text);
    if (!kRevoke.in(words) || kNot.in(words)) continue;
    const report::Timestamp* stamp = in.report.stamp_in(remedy.span);
    if (remedy.item != nullptr && remedy.item->due_stamp) stamp = &in.report.stamps[*remedy.item->due_stamp];
    if (stamp == nullptr || !stamp->has_date || !looks_ahead(in, *stamp)) continue;
    if (auto moment = moment_at(*stamp, remedy.span, Plain::said)) return moment;
  }
  return {};
}

// Who does not tell when it became aware did know when it stopped issuance or opened the bug.
std::optional<Moment> known_at_latest(const Input& in) {
  if (const auto& aware = awareness(in)) return aware;
  std::optional<Moment> known = first_posting(in);
  if (const Events::Event* stop = in.shared<Events>().find(tells_issuance_stop); stop != nullptr && stop->stamp) {
    const auto stopped = moment_at(*stop->stamp, stop->place(), Plain::implied);
    if (stopped && (!known || stopped->instant < known->instant)) known = stopped;
  }
  return known;
}

void check(const Input& in, Sink& out) {
  if (!is_main(in)) return;
  const auto aware = known_at_latest(in);
  auto revoked = revocation_end(in);
  // A step still ahead tells that an earlier revocation was of a part only.
  if (auto step = revocation_step(in); step && (!revoked || step->instant > revoked->instant)) revoked = step;
  if (!aware || !revoked || aware->instant >= revoked->instant) return;
  const Seconds took = revoked->instant - aware->instant;
  const bool late = took > kFiveDays + (revoked->whole_day ? kOneDay : kSlack);
  const bool late_for_keys = key_compromise(in) && took > kOneDay + (revoked->whole_day ? kOneDay : kSlack);
  if ((!late && !late_for_keys) || has_separate_report(in)) return;
  Draft draft = out.add(
      revoked->span,
      fmt::format("revocation ends on {}, {} after {} on {}, and no report on the delay is named", show(*revoked),
                  format_duration(took), awareness(in) ? "awareness" : "the CA knew at the latest", show(*aware)));
  draft.help("File an additional report on the delayed revocation, or name it here, or say which deadline applies.");
  draft.at_most(Level::should);  // the deadline follows from the cause, which a program cannot judge
}

}  // namespace candor::rules::scope_separate_delayed_revocation

namespace candor::rules {
extern const Rule kScopeSeparateDelayedRevocation{
    .id = "scope-separate-delayed-revocation",
    .title = "Revocation beyond its deadline has its own report",
    .requirements = {"scope-separate-delayed-revocation"},
    .kinds = kFull | kPreliminary,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A missed revocation deadline is an incident of its own, with its own causes.",
    .check = scope_separate_delayed_revocation::check};
}
