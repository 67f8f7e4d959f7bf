#include "rules/support/date_field.h"

#include <fmt/format.h>

#include "rules/support/dates.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"

namespace candor::rules {

namespace {

// All three labels and their parent are gone: one mistake, reported by summary-timeline-summary.
bool whole_block_missing(const Input& in) {
  for (const auto wanted : {label::kTimelineSummary, label::kStartDate, label::kIdentifiedDate, label::kEndDate}) {
    if (find_field(in.report.fields, wanted) != nullptr) return false;
  }
  return true;
}

void report_ambiguous(Sink& out, const SummaryDate& date, std::string_view requirement) {
  const report::Timestamp& stamp = *date.stamp;
  const std::string readings = stamp.readings.size() >= 2
                                   ? fmt::format(" (it may be {} or {})", format_date(stamp.readings.front()),
                                                 format_date(stamp.readings.back()))
                                   : std::string();
  out.add(stamp.span, fmt::format("\"{}\" cannot be read as one date{}", stamp.text, readings))
      .help("Write the date as YYYY-MM-DD.")
      .requirement(requirement)
      .at_most(stamp.readings.size() >= 2 ? Level::should : Level::must);
}

void check_form(Sink& out, const SummaryDate& date, std::string_view requirement) {
  const report::Timestamp& stamp = *date.stamp;
  if (stamp.precision < report::Precision::day) {
    out.add(stamp.span, fmt::format("\"{}\" names no day", stamp.text))
        .help("Write the date as YYYY-MM-DD.")
        .requirement(requirement)
        .at_most(Level::should);
    return;
  }
  if (!stamp.unusual_form) return;
  Draft draft = out.add(stamp.span, fmt::format("\"{}\" is a date, though not written as YYYY-MM-DD", stamp.text));
  draft.help("ISO 8601 dates are read the same way everywhere.").requirement(requirement).at_most(Level::may);
  if (!stamp.has_time && stamp.utc) {
    draft.fix({"write the date as YYYY-MM-DD", stamp.span, format_date(*stamp.utc)});
  }
}

}  // namespace

void check_date_field(const Input& in, Sink& out, std::string_view label, std::string_view requirement) {
  if (whole_block_missing(in)) return;
  const report::Field* field =
      require_field(in, out, report::SectionId::summary, label, {requirement, "summary-timeline-summary"});
  if (field == nullptr) return;
  const SummaryDate date = read_summary_date(in, label);
  if (date.not_applicable) return;
  if (date.stamp == nullptr) {
    Draft draft =
        out.add(field->value.span, fmt::format("\"{}\" in field \"{}\" is not a date", field->value.text, label));
    draft.help("Write a date as YYYY-MM-DD, or N/A with the reason.").requirement(requirement);
    // An end that is not known yet is said in words by many.
    if (date.expected && label == label::kEndDate) draft.at_most(Level::should);
    return;
  }
  if (!date.stamp->utc) return report_ambiguous(out, date, requirement);
  check_form(out, date, requirement);
}

}  // namespace candor::rules
