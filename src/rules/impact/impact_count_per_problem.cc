// impact-count-per-problem: before 2.0, topic 4 counts the certificates of each problem.
#include <algorithm>
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

// "Two errors came to light", "there are three groups of certificates".
bool tells_several_problems(const Words& words) {
  static const Patterns kSeveral(
      "two|three|four|five|2|3|4|5|several|both ~ problems|errors|mistakes|faults|defects|deviations|bugs|kinds|types|"
      "issues|groups|categories|matters; second|other ~ problem|error|mistake|fault|defect|deviation|issue");
  return kSeveral.in(words);
}

// Numbers that may count certificates: not those of days, customers, or names.
int amounts(const Words& words) {
  static const Patterns kOther(
      "day|days|hour|hours|minute|minutes|second|seconds|month|months|year|years|week|weeks|percent|bit|bits|octets|"
      "customer*|subscriber*|organi*|compan*|domain*|names|subjects|account*|problem*|error*|mistake*|fault*|defect*|"
      "deviation*|bug*|kinds|types|issues|groups|categories|matters|characters|fields|tickets|requests|pm|am|utc");
  int found = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const auto value = spelled_number_of(words[i]);
    if (!value || words[i] == "one" || words.joined(i)) continue;
    if (!kOther.find(words, i + 1, std::min(i + 3, words.size()))) ++found;
  }
  return found;
}

void check_each_problem(const report::Section& topic, const Words& words, Sink& out) {
  if (!tells_several_problems(words) || amounts(words) != 1) return;
  out.add(topic.heading.span, "topic 4 reads as telling several problems, with one number of certificates for all")
      .help("Give the number of certificates for each problem.")
      .requirement("impact-count-per-problem")
      .at_most(Level::should);
}

void check(const Input& in, Sink& out) {
  const report::Section* topic = find_topic(in, report::SectionId::topic_summary);
  if (topic == nullptr) return;
  const std::string prose = topic_prose(in, report::SectionId::topic_summary);
  const Words words(prose);
  if (certificate_count(words)) return check_each_problem(*topic, words, out);
  if (!about_certificates(words) || says_no_certificate_affected(words)) return;
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
