// impact-first-last-issued: before 2.0, topic 4 dates the first and the last certificate of each problem.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/topics.h"
#include "rules/support/words.h"

namespace candor::rules::impact_first_last_issued {

bool tells_first_and_last(const Words& words) {
  static const Patterns kFirst("first|earliest|oldest");
  static const Patterns kLast("last|latest|newest; most recent");
  return kFirst.in(words) && kLast.in(words);
}

// Dates among the topic's text; a range counts as two.
size_t count_dates(const Input& in, Span span) {
  size_t dates = 0;
  for (const report::Timestamp& stamp : in.report.stamps) {
    if (!span.contains(stamp.span.begin) || !stamp.has_date) continue;
    dates += stamp.end_utc ? 2 : 1;
  }
  return dates;
}

// The topic lists certificates: its first counted objects are certificates, not CRLs or responses.
bool enumerates_certificates(const Words& words) {
  const auto count = certificate_count(words);
  if (!count || count->value < 1) return false;
  const auto [first, last] = words.span_of(words.sentence(count->word));
  static const Patterns kOtherObjects("crl|crls|response*|responder*|request*");
  return !says_no_certificate_affected(words) && !kOtherObjects.find(words, 0, first > 0 ? first : count->word);
}

// A table of the topic counts them: a column of certificates with a number in it.
bool counts_in_table(const Input& in) {
  static const Patterns kColumn("certificate*|certs");
  const Span span = topic_span(in, report::SectionId::topic_summary);
  const markdown::Line* header = nullptr;
  for (const markdown::Line& line : in.document.markdown().lines()) {
    if (!span.contains(line.content.begin) || !line.table) {
      header = nullptr;
      continue;
    }
    if (header == nullptr) {
      header = &line;
      continue;
    }
    for (size_t i = 0; i < std::min(header->cells.size(), line.cells.size()); ++i) {
      if (!kColumn.in(in.text(header->cells[i]))) continue;
      if (report::parse_count(in.text(line.cells[i])).value_or(0) > 0) return true;
    }
  }
  return false;
}

// Certificates without number and without any date: "Wildcard certificates of a handful of accounts".
void check_uncounted(const Input& in, Sink& out, const report::Section& topic, const Words& words) {
  static const Patterns kAbout("certificate*|certs ~ of|for|with|from|in|that|which|were|are");
  if (certificate_count(words) || says_no_certificate_affected(words)) return;
  if (!kAbout.in(words) && !counts_in_table(in)) return;
  if (count_dates(in, topic_span(in, report::SectionId::topic_summary)) > 0 || counts_objects(words)) return;
  out.add(topic.body.empty() ? topic.heading.span : topic.body,
          "topic 4 reads as dating neither the first nor the last certificate")
      .help("Give for each problem the dates on which the first and the last certificate with it were issued.")
      .requirement("impact-first-last-issued")
      .at_most(Level::should);
}

void check(const Input& in, Sink& out) {
  const report::Section* topic = find_topic(in, report::SectionId::topic_summary);
  if (topic == nullptr) return;
  const Words words(topic_prose(in, report::SectionId::topic_summary));
  if (!enumerates_certificates(words)) return check_uncounted(in, out, *topic, words);
  const size_t dates = count_dates(in, topic_span(in, report::SectionId::topic_summary));
  const auto count = certificate_count(words);
  static const Patterns kSeveral(
      "two|three|four|both|several ~ problems|issues|defects|errors|mistakes|deviations|violations|faults|bugs|flaws");
  static const Patterns kForAll("both|each|every|all ~ error*|problem*|fault*|issue*");
  if ((dates == 2 || dates == 3) && kSeveral.in(words) && !kForAll.in(words)) {
    out.add(topic->body.empty() ? topic->heading.span : topic->body,
            "topic 4 reads as telling several problems, with one pair of dates for all")
        .help("Give for each problem the dates on which the first and the last certificate with it were issued.")
        .requirement("impact-first-last-issued")
        .at_most(Level::should);
    return;
  }
  if (dates >= 2 || (dates == 1 && (count->value == 1 || tells_first_and_last(words)))) return;
  out.add(topic->body.empty() ? topic->heading.span : topic->body,
          "topic 4 does not date the first and the last certificate")
      .help("Give for each problem the dates on which the first and the last certificate with it were issued.")
      .requirement("impact-first-last-issued");
}

}  // namespace candor::rules::impact_first_last_issued

namespace candor::rules {

extern const Rule kImpactFirstLastIssued{.id = "impact-first-last-issued",
                                         .title = "The dates of the first and the last certificate are given",
                                         .requirements = {"impact-first-last-issued"},
                                         .kinds = kFull,
                                         .decided = Decided::heuristic,
                                         .since = "0.1",
                                         .why = "The two dates bound the search for certificates that were missed.",
                                         .check = impact_first_last_issued::check};

}  // namespace candor::rules
