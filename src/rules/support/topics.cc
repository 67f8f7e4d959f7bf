#include "rules/support/topics.h"

#include <algorithm>

#include "rules/support/words.h"

namespace candor::rules {

const report::Section* find_topic(const Input& in, report::SectionId topic) {
  using report::SectionId;
  const report::Section* section = in.report.section(topic);
  if (section != nullptr || topic != SectionId::topic_summary) return section;
  static const Patterns kSummary("summary; summaries; iv; 4");
  const report::Section* merged = in.report.section(SectionId::topic_certificates);
  return merged != nullptr && kSummary.in(merged->heading.text) ? merged : nullptr;
}

Span topic_span(const Input& in, report::SectionId topic) {
  const report::Section* section = find_topic(in, topic);
  if (section == nullptr) return {0, 0};
  return {section->heading.span.begin, std::max(in.document.source().line(section->first_line).end, section->body.end)};
}

std::string topic_prose(const Input& in, report::SectionId topic) {
  const report::Section* section = find_topic(in, topic);
  if (section == nullptr) return {};
  // "3) Stopped? Yes, all issuance was stopped.": the answer stands behind the question.
  std::string_view heading = section->heading.text;
  const size_t mark = heading.find_first_of("?:");
  std::string prose;
  if (mark != std::string_view::npos && mark + 1 < heading.size()) prose = heading.substr(mark + 1);
  prose += "\n";
  prose += in.document.prose(section->body);
  return prose;
}

}  // namespace candor::rules
