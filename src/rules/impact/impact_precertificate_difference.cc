// impact-precertificate-difference: where the report mentions precertificates, Additional considerations says how they
// were affected.
#include "rules/rule.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::impact_precertificate_difference {

bool mentions(const Words& words) {
  static const Patterns kPrecertificate("precertificate*|precert|precerts; pre certificate*");
  return kPrecertificate.in(words);
}

void check(const Input& in, Sink& out) {
  const report::Field* field = find_field(in.report.fields, label::kConsiderations);
  if (field == nullptr || mentions(words_of(in, field->value.span))) return;
  for (const report::SectionId id :
       {report::SectionId::summary, report::SectionId::impact, report::SectionId::timeline}) {
    const report::Section* section = in.report.section(id);
    if (section == nullptr || !mentions(words_of(in, section->body))) continue;
    out.add(field->value.empty() ? field->written.span : field->value.span,
            "precertificates are mentioned, but not how they were affected as compared with certificates")
        .help("If they were affected differently, say how and why in \"Additional considerations\".")
        .requirement("impact-precertificate-difference")
        .at_most(Level::may);
    return;
  }
}

}  // namespace candor::rules::impact_precertificate_difference

namespace candor::rules {

extern const Rule kImpactPrecertificateDifference{
    .id = "impact-precertificate-difference",
    .title = "A different effect on precertificates is explained",
    .requirements = {"impact-precertificate-difference"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "A precertificate binds the CA as a certificate does, so counts without it mislead.",
    .check = impact_precertificate_difference::check};

}  // namespace candor::rules
