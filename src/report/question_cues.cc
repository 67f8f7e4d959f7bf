#include "report/question_cues.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace candor::report {

namespace {

struct Cue {
  SectionId topic;
  bool opens;  // must stand at the beginning
  std::string_view words;
};

// The first that fits wins: the words of one question occur in the text of others.
constexpr std::array<Cue, 46> kCues = {{
    {SectionId::topic_steps, false, "list of steps"},
    {SectionId::topic_steps, false, "steps your ca"},
    {SectionId::topic_steps, false, "resolve the situation"},
    {SectionId::topic_steps, false, "will not be repeated"},
    {SectionId::topic_steps, true, "steps"},
    {SectionId::topic_steps, true, "next steps"},
    {SectionId::topic_steps, true, "remediation"},
    {SectionId::topic_steps, true, "what we are doing"},
    {SectionId::topic_steps, true, "what we will do"},
    {SectionId::topic_steps, true, "actions"},
    {SectionId::topic_explanation, false, "how and why"},
    {SectionId::topic_explanation, false, "mistakes were made"},
    {SectionId::topic_explanation, false, "bugs introduced"},
    {SectionId::topic_explanation, false, "avoided detection"},
    {SectionId::topic_explanation, true, "explanation"},
    {SectionId::topic_explanation, true, "root cause"},
    {SectionId::topic_explanation, true, "why "},
    {SectionId::topic_explanation, true, "cause"},
    {SectionId::topic_certificates, false, "certificate data"},
    {SectionId::topic_certificates, false, "complete data"},
    {SectionId::topic_certificates, false, "data for the problem"},
    {SectionId::topic_certificates, false, "details of the problem"},
    {SectionId::topic_certificates, false, "details of affected"},
    {SectionId::topic_certificates, false, "certificate details"},
    {SectionId::topic_certificates, false, "complete list of"},
    {SectionId::topic_certificates, false, "list of certificates"},
    {SectionId::topic_certificates, false, "list of affected"},
    {SectionId::topic_certificates, false, "list of the affected"},
    {SectionId::topic_certificates, true, "affected certificates"},
    {SectionId::topic_certificates, true, "certificates"},
    {SectionId::topic_summary, false, "summary of the problem"},
    {SectionId::topic_summary, false, "summary of problem"},
    {SectionId::topic_summary, true, "summary"},
    {SectionId::topic_summary, true, "a summary"},
    {SectionId::topic_issuance, false, "stopped"},
    {SectionId::topic_issuance, false, "has ceased"},
    {SectionId::topic_issuance, false, "stop issu"},
    {SectionId::topic_issuance, true, "issuance"},
    {SectionId::topic_timeline, true, "timeline"},
    {SectionId::topic_timeline, true, "a timeline"},
    {SectionId::topic_timeline, true, "the timeline"},
    {SectionId::topic_timeline, true, "chronology"},
    {SectionId::topic_awareness, false, "became aware"},
    {SectionId::topic_awareness, false, "first aware"},
    {SectionId::topic_awareness, true, "awareness"},
    {SectionId::topic_awareness, true, "how we "},
}};

}  // namespace

SectionId topic_by_cue(std::string_view sentence) {
  for (const Cue& cue : kCues) {
    const size_t at = sentence.find(cue.words);
    if (at == 0 || (at != std::string_view::npos && !cue.opens)) return cue.topic;
  }
  return SectionId::none;
}

bool continues_question(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kOpenings = {
      "a timeline is a",     "this may include", "a statement that", "for each problem", "the recommended way",
      "in a case involving", "for example",      "if the incident",  "when the incident"};
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return starts_with_ci(text, opening); });
}

}  // namespace candor::report
