// impact-remaining-valid: the field holds the count of affected certificates that are neither expired nor revoked, or
// N/A when none is affected.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/words.h"

namespace candor::rules::impact_remaining_valid {

void check(const Input& in, Sink& out) {
  const report::Field* field = require_field(in, out, report::SectionId::impact, label::kRemainingValid,
                                             {"impact-remaining-valid", "impact-cert-fields-required"});
  if (field == nullptr) return;
  const Affected affected = affected_certificates(in);
  if (report::says_not_applicable(field->value.text)) {
    if (!affected.any()) return;
    out.add(field->value.span,
            fmt::format("the number of remaining valid certificates is N/A, though {} are affected", *affected.total))
        .help("Give the number of affected certificates that are neither expired nor revoked; 0 is a number too.")
        .requirement("impact-cert-fields-required")
        .requirement("impact-remaining-valid");
    return;
  }
  if (report::parse_count(field->value.text)) return;
  const bool digits = field->value.text.find_first_of("0123456789") != std::string_view::npos;
  static const Patterns kNone("none; no; zero; all ~ revoked|expired");
  Draft draft =
      out.add(field->value.span, fmt::format("\"{}\" does not begin with a number of certificates", field->value.text));
  draft.help("Write the number of certificates that are neither expired nor revoked, or N/A.")
      .requirement("impact-remaining-valid");
  if (digits || affected.none() || kNone.in(field->value.text)) draft.at_most(Level::should);
}

}  // namespace candor::rules::impact_remaining_valid

namespace candor::rules {

extern const Rule kImpactRemainingValid{.id = "impact-remaining-valid",
                                        .title = "The number of remaining valid certificates is a number",
                                        .requirements = {"impact-remaining-valid", "impact-cert-fields-required"},
                                        .kinds = kFull,
                                        .decided = Decided::mechanical,
                                        .since = "0.1",
                                        .why = "It tells what is still at risk when the report is posted.",
                                        .check = impact_remaining_valid::check};

}  // namespace candor::rules
