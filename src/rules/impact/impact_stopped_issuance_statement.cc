// impact-stopped-issuance-statement: before 2.0, topic 3 states whether issuance, or the process behind the problem,
// has been stopped.
#include <algorithm>
#include <iterator>

#include "rules/rule.h"
#include "rules/support/topics.h"
#include "rules/support/words.h"

namespace candor::rules::impact_stopped_issuance_statement {

// "No. We went on", "A: yes": the word opens or ends a sentence; "no subscriber complained" answers nothing.
bool answers(const Words& words) {
  bool found = false;
  for_sentences(words, [&](size_t first, size_t last) {
    for (const size_t i : {first, last - 1}) found = found || words[i] == "yes" || words[i] == "no";
  });
  return found;
}

bool speaks_of_stopping(const Words& words) {
  static const Patterns kStated(
      "offline; off line|sale|service; out of service|use|operation; "
      "stop*|ceas*|halt*|suspend*|paus*|continu*|disabl*|block*|prevent*|withdrawn|discontinu*|"
      "frozen|deactivat*|interrupt*|remediat*|fixed|resolved|corrected|switched|turned; "
      "not issuing|issue|issued; went|goes|going on; no longer; not applicable; n a; still "
      "issu*; issuance");
  return kStated.in(words) || answers(words);
}

// Three other topics found show that the report follows the list, and that this one was left out.
bool follows_topics(const Input& in) {
  using report::SectionId;
  constexpr SectionId kOthers[] = {SectionId::topic_awareness,   SectionId::topic_timeline,
                                   SectionId::topic_summary,     SectionId::topic_certificates,
                                   SectionId::topic_explanation, SectionId::topic_steps};
  return std::count_if(std::begin(kOthers), std::end(kOthers),
                       [&](SectionId id) { return in.report.section(id) != nullptr; }) >= 4;
}

// Without the topic, some other place may say it.
bool said_elsewhere(const Input& in) {
  static const Patterns kStop(
      "stop*|ceas*|halt*|suspend*|paus*|disabl*|block*|interrupt*|continu*|resum* ~ issu*|certificate*|order*|product; "
      "issu*|certificate*|orders|product|profile ~ stop*|ceas*|halt*|suspend*|paus*|disabl*|block*|continu*|resum*");
  return kStop.in(in.document.prose(in.report.span));
}

void check_missing(const Input& in, Sink& out) {
  if (!follows_topics(in) || said_elsewhere(in)) return;
  out.add(in.place(report::SectionId::topic_issuance), "topic 3, whether issuance was stopped, is left out")
      .help("Say whether issuance or the process behind the problem has been stopped.")
      .requirement("impact-stopped-issuance-statement");
}

void check(const Input& in, Sink& out) {
  const report::Section* topic = in.report.section(report::SectionId::topic_issuance);
  if (topic == nullptr) return check_missing(in, out);
  const Words words(topic_prose(in, report::SectionId::topic_issuance));
  if (speaks_of_stopping(words)) return;
  static const Patterns kLong("stopped ~ issu*");
  if (words.empty() && topic->heading.text.size() > 60 && !kLong.in(topic->heading.text)) return;
  out.add(topic->heading.span, "topic 3 does not say whether issuance was stopped")
      .help("Say whether issuance or the process behind the problem has been stopped.")
      .requirement("impact-stopped-issuance-statement");
}

}  // namespace candor::rules::impact_stopped_issuance_statement

namespace candor::rules {

extern const Rule kImpactStoppedIssuanceStatement{
    .id = "impact-stopped-issuance-statement",
    .title = "The report says whether issuance was stopped",
    .requirements = {"impact-stopped-issuance-statement"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A CA that has stopped gives a pledge; readers have to know whether there is one.",
    .check = impact_stopped_issuance_statement::check};

}  // namespace candor::rules
