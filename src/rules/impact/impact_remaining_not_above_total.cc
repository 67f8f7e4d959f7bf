// impact-remaining-not-above-total: the remaining valid certificates are part of the total.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"

namespace candor::rules::impact_remaining_not_above_total {

void check(const Input& in, Sink& out) {
  const Affected affected = affected_certificates(in);
  const report::Field* field = find_field(in.report.fields, label::kRemainingValid);
  if (!affected.total || field == nullptr || report::says_not_applicable(field->value.text)) return;
  const auto remaining = report::parse_count(field->value.text);
  if (!remaining || *remaining <= *affected.total) return;
  // No listing of all affected certificates can hold that many, so the disclosure cannot be complete either.
  out.add(field->value.span, fmt::format("{} certificates remain valid of a total of {}", *remaining, *affected.total))
      .help("The total includes expired and revoked certificates; check whether the two numbers are swapped.")
      .requirement("impact-remaining-not-above-total")
      .requirement("impact-remaining-valid-disclosed");
}

}  // namespace candor::rules::impact_remaining_not_above_total

namespace candor::rules {

extern const Rule kImpactRemainingNotAboveTotal{
    .id = "impact-remaining-not-above-total",
    .title = "Not more certificates remain valid than are affected",
    .requirements = {"impact-remaining-not-above-total"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "A part larger than the whole shows that one of the figures is wrong.",
    .check = impact_remaining_not_above_total::check};

}  // namespace candor::rules
