// impact-remaining-valid-disclosed: the attached listing holds at least as many unrevoked, unexpired certificates as
// the field counts.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/listings.h"

namespace candor::rules::impact_remaining_valid_disclosed {

void check(const Input& in, Sink& out) {
  const report::Field* field = find_field(in.report.fields, label::kRemainingValid);
  const auto listed = count_listings(in);
  if (field == nullptr || !listed || report::says_not_applicable(field->value.text)) return;
  const auto remaining = report::parse_count(field->value.text);
  const Affected affected = affected_certificates(in);
  if (!remaining || (affected.total && *remaining > *affected.total)) return;  // impact-remaining-not-above-total
  const long long disclosed = listed->remaining.value_or(listed->certificates);
  if (disclosed >= *remaining) return;
  out.add(field->value.span,
          fmt::format("{} certificates remain valid, but {} lists {} that are neither revoked nor expired", *remaining,
                      listed->name, disclosed))
      .help("List at least all remaining valid certificates, or correct the number.")
      .requirement("impact-remaining-valid-disclosed")
      .requirement("appendix-time-valid");
}

}  // namespace candor::rules::impact_remaining_valid_disclosed

namespace candor::rules {

extern const Rule kImpactRemainingValidDisclosed{
    .id = "impact-remaining-valid-disclosed",
    .title = "All remaining valid certificates are listed",
    .requirements = {"impact-remaining-valid-disclosed"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Relying parties have to know which certificates are still out there.",
    .check = impact_remaining_valid_disclosed::check};

}  // namespace candor::rules
