// impact-heuristic: the field describes a rule to find the affected certificates, says why there is none, or says that
// all are disclosed.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/heuristic_forms.h"
#include "rules/support/labels.h"
#include "rules/support/pointer.h"

namespace candor::rules::impact_heuristic {

void check(const Input& in, Sink& out) {
  const report::Field* field = require_field(in, out, report::SectionId::impact, label::kHeuristic,
                                             {"impact-heuristic", "impact-cert-fields-required"});
  if (field == nullptr) return;
  if (report::says_not_applicable(field->value.text)) {
    const Affected affected = affected_certificates(in);
    if (!affected.any()) return;
    out.add(field->value.span,
            fmt::format("the incident heuristic is N/A, though {} certificates are affected", *affected.total))
        .help("Describe how to find them, say why that is impossible, or say that all are in the Appendix.")
        .requirement("impact-cert-fields-required")
        .requirement("impact-heuristic");
    return;
  }
  const HeuristicForms forms = read_heuristic(in, *field);
  // A bare pointer to another text is reported by scope-free-standing, with this requirement.
  if (forms.any() || points_elsewhere(in.document.prose(field->value.span)) != Elsewhere::none) return;
  Draft draft = out.add(field->value.span, "the incident heuristic reads as none of the three forms");
  draft.help(
      "Describe how to find the affected certificates, say why that is impossible, or say that all are in the "
      "Appendix.");
  draft.requirement("impact-heuristic");
  // A whole sentence may be one of the three in words this rule does not know.
  constexpr size_t kSentence = 10;  // words
  if (forms.rule_signals > 0 || Words(in.document.prose(field->value.span)).size() >= kSentence)
    draft.at_most(Level::should);
}

}  // namespace candor::rules::impact_heuristic

namespace candor::rules {

extern const Rule kImpactHeuristic{
    .id = "impact-heuristic",
    .title = "The incident heuristic takes one of the three forms",
    .requirements = {"impact-heuristic", "impact-cert-fields-required"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "With it anybody can check the number of affected certificates against Certificate Transparency.",
    .check = impact_heuristic::check};

}  // namespace candor::rules
