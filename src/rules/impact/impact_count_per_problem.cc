// impact-count-per-problem: before 2.0, topic 4 counts the certificates of each problem.
#include <string>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/topics.h"
#include "rules/support/words.h"

namespace candor::rules::impact_count_per_problem {

bool about_certificates(const Words& words) {
  static const Patterns kAbout("certificate*|precertificate*|certs");
  return kAbout.in(words);
}

void check(const Input& in, Sink& out) {
  const report::Section* topic = find_topic(in, report::SectionId::topic_summary);
  if (topic == nullptr) return;
  const std::string prose = topic_prose(in, report::SectionId::topic_summary);
  const Words words(prose);
  if (!about_certificates(words) || certificate_count(words) || says_no_certificate_affected(words)) return;
  static const Patterns kSingle("one|a|single|this|the|only ~ certificate|precertificate; not applicable; n a");
  if (kSingle.in(words)) return;
  Draft draft = out.add(topic->heading.span, "topic 4 does not give the number of certificates");
  draft.help("Give the number of certificates for each problem.").requirement("impact-count-per-problem");
  // Numbers in a table, or of other objects, may be what is meant.
  if (counts_something(words)) draft.at_most(Level::may);
}

}  // namespace candor::rules::impact_count_per_problem

namespace candor::rules {

extern const Rule kImpactCountPerProblem{.id = "impact-count-per-problem",
                                         .title = "The number of certificates is given for each problem",
                                         .requirements = {"impact-count-per-problem"},
                                         .kinds = kFull,
                                         .decided = Decided::heuristic,
                                         .since = "0.1",
                                         .why = "It is the first thing that readers ask for.",
                                         .check = impact_count_per_problem::check};

}  // namespace candor::rules
