// summary-timeline-summary: the three dates stand in their labels. A missing or empty date is reported by the rule of
// that date; this one speaks when the whole block is gone or its parent holds a substitute for it.
#include "rules/rule.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"

namespace candor::rules::summary_timeline_summary {

bool has(const Input& in, std::string_view label) {
  return find_field(in.report.fields, label) != nullptr;
}

void check(const Input& in, Sink& out) {
  if (in.report.section(report::SectionId::summary) == nullptr) return;
  const bool any_date = has(in, label::kStartDate) || has(in, label::kIdentifiedDate) || has(in, label::kEndDate);
  if (any_date || has(in, label::kTimelineSummary)) return;
  out.add(in.place(report::SectionId::summary), "the Timeline summary with its three dates is missing")
      .help("Add the label \"Timeline summary:\" with start, identified and end date of the non-compliance.")
      .requirement("summary-timeline-summary")
      .requirement("summary-noncompliance-start")
      .requirement("summary-noncompliance-identified")
      .requirement("summary-noncompliance-end")
      .requirement("format-field-labels")
      .requirement("format-fields-not-applicable");
}

}  // namespace candor::rules::summary_timeline_summary

namespace candor::rules {

extern const Rule kSummaryTimelineSummary{
    .id = "summary-timeline-summary",
    .title = "The Timeline summary holds the dates of start, detection and end",
    .requirements = {"summary-timeline-summary"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The three dates are compared across incidents; they have to be where everybody looks for them.",
    .check = summary_timeline_summary::check};

}  // namespace candor::rules
