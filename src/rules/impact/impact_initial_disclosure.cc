// impact-initial-disclosure: a CA Owner's first report tells the impact known by then, a number of certificates or
// other objects, or that it is not known yet.
#include <algorithm>

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

// A number of the things an incident is counted in; "a code of eight characters" is none.
bool counts_affected(const Words& words) {
  static const Patterns kThing(
      "certificate*|precertificate*|certs|crl|crls|response*|responder*|subscriber*|customer*|order*|request*|domain*|"
      "name|names|key|keys|account*|host|hosts|site|sites|page|pages|organi*|serial*|entries|entry|mailbox*|address*|"
      "user|users|statement*|document*|file|files|root|roots|ca|cas|intermediate*|device*|record*|percent|cases|case");
  // "The DV 3 issuing CA", "section 4 of the CPS".
  static const Patterns kName("dv|ov|ev|iv|tls|ssl|ca|root|class|level|type|version|section|g|r|bug|comment");
  constexpr size_t kReach = 3;  // words of the same sentence
  for (size_t i = 0; i < words.size(); ++i) {
    const bool figure = words[i].front() >= '0' && words[i].front() <= '9';
    if ((!figure && !spelled_number_of(words[i])) || words.joined(i)) continue;
    if (i > 0 && kName.find(words, i - 1, i)) continue;
    size_t last = i + 1;
    while (last < std::min(words.size(), i + 1 + kReach) && words.sentence(last) == words.sentence(i)) ++last;
    if (kThing.find(words, i + 1, last)) return true;
  }
  static const Patterns kTold(
      "no|none|not|without ~ certificate*|precertificate*|subscriber*|impact|mis; "
      "number|scope|impact|extent|set|list|figure|total|many ~ "
      "unknown|determin*|investigat*|assess*|not|being|analys*|open|limited|known|yet|later|will; "
      "unknown|determin*|investigat*|assess*|count* ~ number|scope|impact|extent|how; one|single|only ~ "
      "certificate|precertificate|crl; crt sh; attached|attachment");
  return kTold.in(words);
}

void check(const Input& in, Sink& out) {
  static const Patterns kSeveral("certificates|precertificates|crls|responses");
  if (written_by_third_party(in)) return;
  const Words words(in.document.prose(in.report.span));
  const bool loosely = tells_impact(words);
  if (words.empty() || (loosely && (counts_affected(words) || !kSeveral.in(words)))) return;
  const report::Field* field = find_field(in.report.fields, label::kIncidentDescription);
  const Span place = field != nullptr ? (field->value.empty() ? field->written.span : field->value.span)
                                      : in.place(report::SectionId::summary);
  Draft draft = out.add(place, "the report does not say what is known of the impact");
  draft.help("Give the number of affected certificates known so far, or say that it is being determined.");
  draft.requirement("impact-initial-disclosure");
  // A problem with a document or a procedure has no number of its own.
  // With a number of days or hours it may mean one.
  if (loosely || !kSeveral.in(words) || counts_something(words)) draft.at_most(Level::should);
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
