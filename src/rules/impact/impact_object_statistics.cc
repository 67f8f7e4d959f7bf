// impact-object-statistics: the description of the impact covers numbers, what the affected objects share, and whether
// issuance had to stop.
#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::impact_object_statistics {

constexpr std::string_view kId = "impact-object-statistics";

bool speaks_of_issuance(const Words& words) {
  static const Patterns kIssuance(
      "issuance|issuing|issue|issued ~ stop*|ceas*|halt*|suspend*|paus*|continu*|went|resum*|"
      "disabl*|block*; stop*|ceas*|halt*|suspend*|paus*|continu*|disabl*|block* ~ issuance|"
      "issuing|issue|use|accepting|method|profile; not ~ stop*|ceas*|halt*; issuance");
  return kIssuance.in(words);
}

bool tells_features(const Words& words) {
  static const Patterns kFeatures(
      "dv|ov|ev|iv|qwac|qwacs; rsa|ecdsa|ec|sha|p; validated|validation; smime|mime; issued|"
      "signed ~ between|from|since|on|until; tls|ssl|server|client|code|signing|intermediate|"
      "root|subordinate; crl|crls|ocsp|responder*|response*; between|from|since|until");
  return kFeatures.in(words);
}

void check_fields(const Input& in, const report::Section& section, Sink& out) {
  const Affected affected = affected_certificates(in);
  const report::Field* more = find_field(in.report.fields, label::kConsiderations);
  if (!affected.not_applicable) return;
  const bool told = more != nullptr && !more->value.empty() && !report::says_not_applicable(more->value.text);
  const report::Field* description = find_field(in.report.fields, label::kIncidentDescription);
  const bool described = description != nullptr && counts_something(words_of(in, description->value.span));
  if (told || described || counts_something(words_of(in, section.body))) return;
  out.add(section.heading.span, "no certificate is affected, and no other number tells the size of the incident")
      .help("Give the number of responses, CRLs, documents or days concerned in \"Additional considerations\".")
      .requirement(kId);
}

void check(const Input& in, Sink& out) {
  const report::Section* section = in.report.section(report::SectionId::impact);
  if (section == nullptr) return;
  if (find_field(in.report.fields, label::kTotal) != nullptr) return check_fields(in, *section, out);
  if (in.version.at_least("3.0")) return;  // missing fields are reported one by one
  const Words& words = words_of(in, section->body);
  if (words.empty() || !counts_something(words)) return;  // impact-section speaks
  if (!speaks_of_issuance(words)) {
    out.add(section->heading.span, "section \"Impact\" does not say whether issuance had to stop")
        .help("Say whether issuance was stopped, for how long, and why or why not.")
        .requirement(kId);
  } else if (!tells_features(words)) {
    out.add(section->heading.span, "section \"Impact\" does not say what the affected objects have in common")
        .help("Name shared features, for example time of issuance, algorithm or validation type.")
        .requirement(kId);
  }
}

}  // namespace candor::rules::impact_object_statistics

namespace candor::rules {

extern const Rule kImpactObjectStatistics{
    .id = "impact-object-statistics",
    .title = "The Impact section covers numbers, shared features and whether issuance stopped",
    .requirements = {"impact-object-statistics"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "These points let readers find out whether they are concerned.",
    .check = impact_object_statistics::check};

}  // namespace candor::rules
