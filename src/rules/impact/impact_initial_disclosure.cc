// impact-initial-disclosure: a CA Owner's first report tells the impact known by then, a number of certificates or
// other objects, or that it is not known yet.
#include "rules/rule.h"
#include "rules/support/author.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/words.h"

namespace candor::rules::impact_initial_disclosure {

bool tells_impact(const Words& words) {
  static const Patterns kTold(
      "no|none|not|without ~ certificate*|precertificate*|subscriber*|impact|mis; "
      "unknown|determin*|investigat*|assess*|analys*|underway|yet ~ number|scope|impact|extent|affected; "
      "number|scope|impact|extent ~ unknown|determin*|investigat*|assess*|not|being|analys*|open|limited|known; "
      "interrupt*|outage|unavailable|unreachable|expired|stale ~ day|days|hour|hours|minute|minutes; "
      "day|days|hour|hours|minute|minutes ~ interrupt*|outage|unavailable|unreachable|late; all|every|each ~ "
      "certificate*|crl*|response*|responder*; a|an|one|single ~ certificate|precertificate|crl");
  return certificate_count(words).has_value() || counts_objects(words) || kTold.in(words);
}

void check(const Input& in, Sink& out) {
  static const Patterns kSeveral("certificates|precertificates|crls|responses");
  if (written_by_third_party(in)) return;
  const Words words(in.document.prose(in.report.span));
  if (words.empty() || tells_impact(words)) return;
  const report::Field* field = find_field(in.report.fields, label::kIncidentDescription);
  const Span place = field != nullptr ? (field->value.empty() ? field->written.span : field->value.span)
                                      : in.place(report::SectionId::summary);
  Draft draft = out.add(place, "the report does not say what is known of the impact");
  draft.help("Give the number of affected certificates known so far, or say that it is being determined.");
  draft.requirement("impact-initial-disclosure");
  // A problem with a document or a procedure has no number of its own.
  // With a number of days or hours it may mean one.
  if (!kSeveral.in(words) || counts_something(words)) draft.at_most(Level::should);
}

}  // namespace candor::rules::impact_initial_disclosure

namespace candor::rules {

extern const Rule kImpactInitialDisclosure{
    .id = "impact-initial-disclosure",
    .title = "The first report says what is known of the impact",
    .requirements = {"impact-initial-disclosure"},
    .kinds = kPreliminary,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Subscribers and relying parties act on the first report, not on the full one two weeks later.",
    .check = impact_initial_disclosure::check};

}  // namespace candor::rules
