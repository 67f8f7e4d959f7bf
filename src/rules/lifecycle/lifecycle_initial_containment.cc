// lifecycle-initial-containment: the CA Owner's first report, or its first answer to a third party's, says whether the
// incident is contained or goes on.
#include <chrono>

#include "rules/support/author.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::lifecycle_initial_containment {

// "It is contained since noon", but not "the certificates contained a wrong value".
bool tells_contained(const Words& words) {
  static const Patterns kContained("contained");
  static const Patterns kHolds(
      "certificate|certificates|field|fields|crl|crls|response|responses|attribute*|extension*|name|names|record|"
      "records|file|files|list|which|that|they contained; contained "
      "a|an|the|no|only|two|three|wrong|invalid|incorrect");
  for (auto at = kContained.find(words); at; at = kContained.find(words, *at + 1)) {
    const size_t from = *at > 0 ? *at - 1 : 0;
    if (!kHolds.find(words, from, *at + 2)) return true;
  }
  return false;
}

bool tells(const Words& words) {
  if (tells_contained(words)) return true;
  static const Patterns kState(
      "containment; contain|contains ~ incident|issue|problem|matter|situation|spread|effect*|impact|it; "
      "ongoing|continue|continues|continuing|persists; "
      "online; available again; has|have been ~ replaced|reissued|added; now ~ "
      "correct|right|valid|available|compliant; on going; going on; "
      "mitigat*|remediated|resolved|fixed|corrected|repaired|restored|disabled|blocked|deactivated|suspended|"
      "halted|paused|ceased; "
      "shut ~ off|down; no further|more|new ~ issuance|certificate*|order*; not|no ~ "
      "accepted|possible|available|offered|sold|processed|served; may|might|can|could still; until ~ "
      "fix*|correct*|repair*|deploy*|release*; stop|stopped|stops|stopping; no longer; off ~ sale|line|air; any "
      "more|longer; "
      "no|not ~ certificate|certificates ~ issued|leave|leaves|left|signed|produced|generated|since; since ~ no|none; "
      "switched|turned|taken ~ off|down; resum*; not ~ stop*|cease*; "
      "rolled|roll ~ back; rollback|reverted|revert; all ~ revoked|replaced; prevented|prevents ~ "
      "further|new; issuance ~ continu*|unaffected; not affected; under control; still ~ "
      "issu*|affected|happen*|wrong|open|active|serv*|expired; ended; is over; new ~ certificate* ~ "
      "correct|unaffected|compliant; withdrawn|removed; closed");
  static const Patterns kOnlyLater("will ~ be ~ resolved|fixed|corrected|stopped");
  const auto at = kState.find(words);
  return at.has_value() && !(kOnlyLater.find(words) && !kState.find(words, *at + 1));
}

// A full report or an answer that is the first word of the CA Owner in the bug.
bool is_initial(const Input& in) {
  if (in.report.kind == Kind::preliminary) return true;
  if (!in.context.opened || !in.context.as_of) return false;
  const Seconds since = *in.context.as_of - *in.context.opened;
  if (in.report.kind == Kind::full) return !bug_opened_by_third_party(in) && since < std::chrono::minutes(10);
  return bug_opened_by_third_party(in) && since < std::chrono::hours(72);
}

void check(const Input& in, Sink& out) {
  if (written_by_third_party(in) || !is_initial(in)) return;
  if (tells(Words(own_text(in)))) return;
  // Posted with the full report, that one tells it too.
  const bool followed = in.report.kind == Kind::preliminary && in.document.main().kind != Kind::preliminary;
  Draft draft = out.add(in.report.kind == Kind::preliminary ? in.place(report::SectionId::summary) : top_of_report(in),
                        "the text does not say whether the incident is contained or goes on");
  draft.help("Say whether it is contained, for instance because issuance was stopped, or still ongoing.");
  // Words of a present state may tell it in a way this rule does not know.
  static const Patterns kPresent(
      "now; currently; at present; meanwhile; since ~ "
      "then|yesterday|today|morning|noon; still");
  if (followed || in.report.kind != Kind::preliminary || kPresent.in(own_text(in))) draft.at_most(Level::should);
}

}  // namespace candor::rules::lifecycle_initial_containment

namespace candor::rules {
extern const Rule kLifecycleInitialContainment{
    .id = "lifecycle-initial-containment",
    .title = "The first report says whether the incident is contained or ongoing",
    .requirements = {"lifecycle-initial-containment"},
    .kinds = kReport | kUpdate,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Whether harm still grows is what relying parties need to know first.",
    .check = lifecycle_initial_containment::check};
}
