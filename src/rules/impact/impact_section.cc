// impact-section: an Impact section is there and tells the size of the incident in numbers. The fields of 3.x have
// rules of their own.
#include <string>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/sections.h"
#include "rules/support/words.h"

namespace candor::rules::impact_section {

// "There is no danger for relying parties" reassures, and tells no size.
bool says_none(const Words& words) {
  static const Patterns kNone(
      "no|none|zero ~ certificate*|impact|subscriber*|effect|affected|crl|crls|response*|customer*|"
      "relying; n a; not applicable; unknown|determin*|investigat*; all|every|each ~ certificate*|"
      "crl*|response*");
  static const Patterns kReassures(
      "no|any|without|low|little|hardly ~ danger*|risk*|threat*|harm|damage|misuse*|abuse*|reason|security|concern*|"
      "worr*|evidence|indication|doubt");
  bool said = false;
  for_sentences(words, [&](size_t first, size_t last) {
    said = said || (kNone.find(words, first, last) && !kReassures.find(words, first, last));
  });
  return said;
}

void check(const Input& in, Sink& out) {
  if (!require_section(in, out, report::SectionId::impact, {"impact-section"})) return;
  const report::Section* section = in.report.section(report::SectionId::impact);
  if (section == nullptr) return;
  const std::string prose = in.document.prose(section->body);
  const Words words(prose);
  if (words.empty()) {
    out.add(section->heading.span, "section \"Impact\" is empty")
        .help("Say how many certificates or other objects are affected, and of what kind they are.")
        .requirement("impact-section");
    return;
  }
  const bool has_fields = find_field(in.report.fields, label::kTotal) != nullptr;
  if (has_fields || counts_something(words) || says_none(words)) return;
  out.add(section->heading.span, "section \"Impact\" names no number and does not say that nothing is affected")
      .help("Give the number of affected certificates, responses or CRLs.")
      .requirement("impact-section")
      .requirement("impact-object-statistics")
      .at_most(Level::should);
}

}  // namespace candor::rules::impact_section

namespace candor::rules {

extern const Rule kImpactSection{.id = "impact-section",
                                 .title = "The Impact section tells size and nature of the incident",
                                 .requirements = {"impact-section"},
                                 .kinds = kFull,
                                 .decided = Decided::heuristic,
                                 .since = "0.1",
                                 .why = "Without numbers nobody can judge how serious an incident is.",
                                 .check = impact_section::check};

}  // namespace candor::rules
