// The headings and labels a report may use, supplied by the layer that knows the guideline versions. A label or
// heading matches after folding (base/fold.h) and without trailing colon, question mark, bold marks or numbering.
#pragma once

#include <string_view>
#include <vector>

namespace candor::report {

// Sections of every version. One enum for all, because real reports mix them.
enum class SectionId {
  none,
  // titles
  title_full,         // "Incident Report", "Full Incident Report"
  title_preliminary,  // "Preliminary Incident Report"
  title_audit,        // "Audit Incident Report"
  closure_summary,    // "Report Closure Summary"
  // 2.0 and 3.x
  summary,
  impact,
  timeline,
  related_incidents,
  root_cause,
  lessons,
  went_well,  // 2.0: heading level 4; 3.x: label
  didnt_go_well,
  got_lucky,
  additional,
  action_items,
  appendix,
  affected_certificates,  // 2.0: "Details of affected certificates"
  finding,                // 2.0 audit: "Finding #1"
  // 1.0 and the draft: seven topics, four audit topics
  topic_awareness,
  topic_timeline,
  topic_issuance,
  topic_summary,
  topic_certificates,
  topic_explanation,
  topic_steps,
  issue_number,
  issue_description,
  issue_root_cause,
  issue_remediation
};

struct HeadingSpelling {
  SectionId id;
  std::string_view text;     // as the template has it, or an accepted variant
  std::string_view version;  // a version that uses it
  bool canonical;            // the template's own spelling
  int level;                 // heading level in the template; 0 where it is a label or a topic
};

struct LabelSpelling {
  SectionId section;        // none for the fields of a contributing factor
  std::string_view label;   // canonical label, without colon: the name used in Field::label and in JSON
  std::string_view text;    // an accepted spelling (the canonical one is listed too)
  std::string_view parent;  // "Timeline summary" for its three dates, else empty
  bool factor;              // belongs to a "Contributing Factor" block
};

struct Grammar {
  std::vector<HeadingSpelling> headings;
  std::vector<LabelSpelling> labels;
};

}  // namespace candor::report
