// impact-total-certificates: the field holds the count of all affected certificates, or N/A when none is, and agrees
// with the description.
#include <fmt/format.h>
#include <optional>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::impact_total_certificates {

// The number of certificates named first in the incident description, when it is meant to be exact.
std::optional<long long> described_count(const Input& in) {
  const report::Field* field = find_field(in.report.fields, label::kIncidentDescription);
  if (field == nullptr) return std::nullopt;
  const auto count = certificate_count(words_of(in, field->value.span));
  if (!count || count->open || count->of_total) return std::nullopt;
  return count->value;
}

void check_not_applicable(const Input& in, const report::Field& field, Sink& out) {
  const auto described = described_count(in);
  if (!described || *described == 0) return;
  out.add(field.value.span,
          fmt::format("the total number of certificates is N/A, but the description speaks of {}", *described))
      .help("Give the number of all affected certificates, expired and revoked ones included.")
      .requirement("impact-total-certificates")
      .requirement("impact-cert-fields-required")
      .at_most(Level::should);
}

void check_number(const Input& in, const report::Field& field, long long total, Sink& out) {
  const auto described = described_count(in);
  if (!described || *described == total) return;
  const report::Field* remaining = find_field(in.report.fields, label::kRemainingValid);
  if (remaining != nullptr && report::parse_count(remaining->value.text) == described) return;
  out.add(field.value.span,
          fmt::format("the total is {}, but the incident description speaks of {} certificates", total, *described))
      .help("Make the numbers agree, or say what the difference is.")
      .requirement("impact-total-certificates")
      .at_most(Level::should);
}

void check(const Input& in, Sink& out) {
  const report::Field* field = require_field(in, out, report::SectionId::impact, label::kTotal,
                                             {"impact-total-certificates", "impact-cert-fields-required"});
  if (field == nullptr) return;
  if (report::says_not_applicable(field->value.text)) return check_not_applicable(in, *field, out);
  if (const auto total = report::parse_count(field->value.text)) return check_number(in, *field, *total, out);
  const bool digits = field->value.text.find_first_of("0123456789") != std::string_view::npos;
  Draft draft =
      out.add(field->value.span, fmt::format("\"{}\" does not begin with a number of certificates", field->value.text));
  draft.help("Write the number of all affected certificates first, or N/A.").requirement("impact-total-certificates");
  if (digits || says_no_certificate_affected(Words(field->value.text))) draft.at_most(Level::should);
}

}  // namespace candor::rules::impact_total_certificates

namespace candor::rules {

extern const Rule kImpactTotalCertificates{.id = "impact-total-certificates",
                                           .title = "The total number of certificates is a number",
                                           .requirements = {"impact-total-certificates"},
                                           .kinds = kFull,
                                           .decided = Decided::mechanical,
                                           .since = "0.1",
                                           .why = "All other figures of the incident are read against this one.",
                                           .check = impact_total_certificates::check};

}  // namespace candor::rules
