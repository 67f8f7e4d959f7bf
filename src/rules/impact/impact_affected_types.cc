// impact-affected-types: the field sums up the CA/Browser Forum policy types; types of other kinds of certificate pass
// with a note.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::impact_affected_types {

bool in_vocabulary(const Words& words) {
  static const Patterns kTypes(
      "dv|iv|ov|ev|dvc|ovc|evc|evcp|dvcp|ovcp|ivcp|qevcp|qncp; dvs|ovs|evs; domain|organization|"
      "organisation|individual|extended validated|validation");
  return kTypes.in(words);
}

// Types outside of TLS: S/MIME, code signing, CA certificates. Accepted with a note.
bool other_type(const Words& words) {
  static const Patterns kOther(
      "s mime|smime; mime|email|mail; mailbox|sponsor validated|validation; mv|sv|lcp|ncp; code "
      "signing; signing; time ~ stamp*; timestamp*; ca|cas|root|roots|intermediate*|subordinate|"
      "sub|issuing ~ certificate*|ca|cas; ca|root|intermediate*|subordinate; qualified|qwac|qwacs|"
      "qcp|psd2|esign*|eseal*; client|device|document|ocsp|responder; precertificate*");
  return kOther.in(words);
}

void check(const Input& in, Sink& out) {
  const report::Field* field = require_field(in, out, report::SectionId::impact, label::kTypes,
                                             {"impact-affected-types", "impact-cert-fields-required"});
  if (field == nullptr) return;
  const Affected affected = affected_certificates(in);
  const Words& words = words_of(in, field->value.span);
  if (report::says_not_applicable(field->value.text)) {
    if (!affected.any()) return;
    out.add(field->value.span,
            fmt::format("the affected certificate types are N/A, though {} certificates are affected", *affected.total))
        .help("Name the types: DV, IV, OV, EV.")
        .requirement("impact-cert-fields-required")
        .requirement("impact-affected-types");
    return;
  }
  if (in_vocabulary(words)) return;
  Draft draft = out.add(field->value.span, fmt::format("\"{}\" names none of DV, IV, OV, EV", field->value.text));
  draft.help("Name the policy types found in the affected certificates, or N/A.").requirement("impact-affected-types");
  if (other_type(words)) {
    draft.at_most(Level::may);
  } else if (affected.none()) {
    draft.at_most(Level::should);
  }
}

}  // namespace candor::rules::impact_affected_types

namespace candor::rules {

extern const Rule kImpactAffectedTypes{.id = "impact-affected-types",
                                       .title = "The affected certificate types are among DV, IV, OV, EV",
                                       .requirements = {"impact-affected-types", "impact-cert-fields-required"},
                                       .kinds = kFull,
                                       .decided = Decided::mechanical,
                                       .since = "0.1",
                                       .why = "The type tells what relying parties were promised about the holder.",
                                       .check = impact_affected_types::check};

}  // namespace candor::rules
