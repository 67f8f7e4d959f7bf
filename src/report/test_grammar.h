// A small grammar for the tests of this layer: the literal headings and labels of the published templates, and a few
// of the spellings that are accepted besides. The real one comes from the layer above (guidelines/ccadb).
#pragma once

#include <string>
#include <utility>

#include "report/report.h"

namespace candor::report::testing {

// NOLINTNEXTLINE(readability-function-size): a table
inline const Grammar& test_grammar() {
  using enum SectionId;
  static const Grammar kGrammar{
      {{title_full, "Full Incident Report", "3.2", true, 2},
       {title_full, "Incident Report", "2.0", true, 2},
       {title_preliminary, "Preliminary Incident Report", "3.2", true, 2},
       {title_audit, "Audit Incident Report", "2.0", true, 2},
       {closure_summary, "Report Closure Summary", "3.2", true, 3},
       {closure_summary, "Incident Closure Summary", "3.2", false, 3},
       {summary, "Summary", "3.2", true, 3},
       {impact, "Impact", "3.2", true, 3},
       {timeline, "Timeline", "3.2", true, 3},
       {related_incidents, "Related Incidents", "3.2", true, 3},
       {root_cause, "Root Cause Analysis", "3.2", true, 3},
       {root_cause, "Root Causes", "3.2", false, 3},
       {lessons, "Lessons Learned", "3.2", true, 3},
       {went_well, "What went well", "2.0", true, 4},
       {didnt_go_well, "What didn't go well", "2.0", true, 4},
       {didnt_go_well, "What did not go well", "2.0", false, 4},
       {got_lucky, "Where we got lucky", "2.0", true, 4},
       {additional, "Additional", "3.2", true, 0},
       {action_items, "Action Items", "3.2", true, 3},
       {appendix, "Appendix", "3.2", true, 3},
       {affected_certificates, "Details of affected certificates", "2.0", true, 4},
       {finding, "Finding #", "2.0", true, 3},
       {topic_awareness, "How your CA first became aware of the problem", "1.0", true, 0},
       {topic_awareness, "How your CA first became aware", "1.0", false, 0},
       {topic_awareness, "How we became aware", "1.0", false, 0},
       {topic_timeline, "A timeline of the actions your CA took in response", "1.0", true, 0},
       {topic_issuance, "Whether your CA has stopped", "1.0", false, 0},
       {topic_summary, "A summary of the problematic certificates", "1.0", true, 0},
       {topic_summary, "Summary of the problematic certificates", "1.0", false, 0},
       {topic_certificates, "The complete certificate data for the problematic certificates", "1.0", true, 0},
       {topic_certificates, "Certificate data", "1.0", false, 0},
       {topic_explanation, "Explanation about how and why the mistakes were made or bugs introduced", "1.0", true, 0},
       {topic_steps, "List of steps your CA is taking to resolve the situation", "1.0", true, 0},
       {topic_steps, "Steps", "1.0", false, 0},
       {issue_number, "Issue #", "1.0", true, 0},
       {issue_description, "Issue Description", "1.0", true, 0},
       {issue_root_cause, "Root Cause of Issue", "1.0", true, 0},
       {issue_remediation, "Remediation Plan for this Issue", "1.0", true, 0}},
      {{summary, "CA Owner CCADB unique ID", "CA Owner CCADB unique ID", "", false},
       {summary, "Incident description", "Incident description", "", false},
       {summary, "Incident description", "Description", "", false},
       {summary, "Timeline summary", "Timeline summary", "", false},
       {summary, "Timeline summary", "Timeline", "", false},
       {summary, "Non-compliance start date", "Non-compliance start date", "Timeline summary", false},
       {summary, "Non-compliance identified date", "Non-compliance identified date", "Timeline summary", false},
       {summary, "Non-compliance end date", "Non-compliance end date", "Timeline summary", false},
       {summary, "Relevant policies", "Relevant policies", "", false},
       {summary, "Source of incident disclosure", "Source of incident disclosure", "", false},
       {impact, "Total number of certificates", "Total number of certificates", "", false},
       {impact, "Total number of \"remaining valid\" certificates", "Total number of \"remaining valid\" certificates",
        "", false},
       {impact, "Affected certificate types", "Affected certificate types", "", false},
       {impact, "Incident heuristic", "Incident heuristic", "", false},
       {impact, "Was issuance stopped in response to this incident, and why or why not?",
        "Was issuance stopped in response to this incident, and why or why not?", "", false},
       {impact, "Analysis", "Analysis", "", false},
       {impact, "Additional considerations", "Additional considerations", "", false},
       {lessons, "What went well", "What went well", "", false},
       {lessons, "What didn't go well", "What didn't go well", "", false},
       {lessons, "Where we got lucky", "Where we got lucky", "", false},
       {lessons, "Additional", "Additional", "", false},
       {lessons, "Additional", "Other", "", false},
       {closure_summary, "Incident description", "Incident description", "", false},
       {closure_summary, "Incident Root Cause(s)", "Incident Root Cause(s)", "", false},
       {closure_summary, "Remediation description", "Remediation description", "", false},
       {closure_summary, "Commitment summary", "Commitment summary", "", false},
       {none, "Description", "Description", "", true},
       {none, "Timeline", "Timeline", "", true},
       {none, "Detection", "Detection", "", true},
       {none, "Interaction with other factors", "Interaction with other factors", "", true},
       {none, "Root Cause Analysis methodology used", "Root Cause Analysis methodology used", "", true}}};
  return kGrammar;
}

inline Document read(std::string text, const ReadOptions& options = {}) {
  return read_document(SourceText("report.md", std::move(text)), test_grammar(), options);
}

// Value of the first field with this label, or "(no field)".
inline std::string value(const Document& document, std::string_view label) {
  const Field* field = document.main().field(label);
  return field == nullptr ? "(no field)" : std::string(field->value.text);
}

}  // namespace candor::report::testing
