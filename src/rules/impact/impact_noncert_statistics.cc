// impact-noncert-statistics: before 2.0, topic 4 of an incident that is not about certificates gives other numbers.
#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/topics.h"
#include "rules/support/words.h"

namespace candor::rules::impact_noncert_statistics {

void check(const Input& in, Sink& out) {
  const report::Section* topic = find_topic(in, report::SectionId::topic_summary);
  if (topic == nullptr) return;
  const Words words(topic_prose(in, report::SectionId::topic_summary));
  static const Patterns kCertificates("certificate*|precertificate*|certs");
  // "Certificates as such have no fault; who fetched the lists got an outdated one."
  static const Patterns kService(
      "crl|crls|lists|ocsp|response*|responder*|outage*|unavailab*|unreachab*|download*|publication|disclos*|"
      "repository|"
      "website|page|pages|log|logs ~ *");
  static const Patterns kFine(
      "certificate* ~ fault|fine|correct|unaffected|right|proper|valid; nothing ~ certificate*");
  const bool service = kService.in(words) && kFine.in(words) && !certificate_count(words);
  const bool about_certificates = !service && kCertificates.in(words) && !says_no_certificate_affected(words);
  if (about_certificates || counts_something(words)) return;
  Draft draft =
      out.add(topic->heading.span, "topic 4 gives no numbers for an incident that is not about listed certificates");
  draft.help("Give comparable statistics, for example requests, responses, CRLs or hours concerned.");
  draft.requirement("impact-noncert-statistics");
  static const Patterns kNone("not applicable; n a; none; no");
  if (kNone.in(words)) draft.at_most(Level::may);
}

}  // namespace candor::rules::impact_noncert_statistics

namespace candor::rules {

extern const Rule kImpactNoncertStatistics{.id = "impact-noncert-statistics",
                                           .title = "Incidents without certificates give comparable statistics",
                                           .requirements = {"impact-noncert-statistics"},
                                           .kinds = kFull,
                                           .decided = Decided::heuristic,
                                           .since = "0.1",
                                           .why = "An outage has a size too.",
                                           .check = impact_noncert_statistics::check};

}  // namespace candor::rules
