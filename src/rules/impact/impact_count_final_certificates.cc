// impact-count-final-certificates: a total of exactly twice the listed certificates suggests that precertificates were
// counted too.
#include <fmt/format.h>
#include <optional>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/listings.h"
#include "rules/support/words.h"

namespace candor::rules::impact_count_final_certificates {

// "31 of these are precertificates, which are part of the number above."
std::optional<Span> counts_precertificates(const Input& in) {
  static const Patterns kPrecertificate("precertificate*|precerts; pre certificate*");
  static const Patterns kIncluded(
      "include*|including|inclusive|counted|count|contained|contains|among|part|within ~ number|total|count|figure|sum|"
      "above|them|these|precertificate*; number|total|count|figure|sum ~ include*|including|contains|comprises; "
      "of them|these|which|those ~ are|were ~ precertificate*; counted ~ as|too|also; are|is|were counted");
  static const Patterns kNot(
      "not|neither|nor|without|exclud*|besides|addition*|another|further|apart|separate*|instead ~ "
      "counted|count|included|include|part|contained|precertificate*; not|neither|nor ~ number|total; "
      "excluding|excluded; are|were not; no precertificate*");
  std::optional<Span> place;
  for (const report::Field& field : in.report.fields) {
    if (place || field.section != report::SectionId::impact || field.value.empty()) continue;
    const Words words(field.value.text);
    for_sentences(words, [&](size_t first, size_t last) {
      if (!kPrecertificate.find(words, first, last) || kNot.find(words, first, last)) return;
      if (kIncluded.find(words, first, last)) place = field.value.span;
    });
  }
  return place;
}

// "Each of the 29 orders appears twice, once for the object sent to the logs": told without the word.
std::optional<Span> counts_twice(const Input& in) {
  static const Patterns kTwice("twice|doubl*; two|both ~ entries|objects|lines|rows");
  static const Patterns kLog("log|logs|ct|transparency; ahead of|before issuance; sct*");
  for (const report::Field& field : in.report.fields) {
    if (field.section != report::SectionId::impact || field.value.empty()) continue;
    const Words words(field.value.text);
    if (kTwice.in(words) && kLog.in(words)) return field.value.span;
  }
  return {};
}

void check_wording(const Input& in, Sink& out) {
  if (affected_certificates(in).none()) return;
  auto place = counts_precertificates(in);
  if (!place) place = counts_twice(in);
  if (!place) return;
  out.add(*place, "precertificates read as counted in the number of affected certificates")
      .help("Count final certificates only, and give the number of precertificates beside it.")
      .requirement("impact-count-final-certificates")
      .at_most(Level::should);
}

void check(const Input& in, Sink& out) {
  check_wording(in, out);
  const Affected affected = affected_certificates(in);
  const auto listed = count_listings(in);
  if (!affected.any() || !listed || listed->certificates < 2) return;
  if (*affected.total != 2 * listed->certificates) return;
  const report::Field* field = find_field(in.report.fields, label::kTotal);
  static const Patterns kSaid("precertificate*; pre certificate*");
  if (kSaid.in(field->value.text)) return;
  out.add(field->value.span,
          fmt::format("the total of {} is twice the {} certificates of {}; precertificates seem to be counted as well",
                      *affected.total, listed->certificates, listed->name))
      .help("Count final certificates only, or say what is counted.")
      .requirement("impact-count-final-certificates")
      .at_most(Level::should);
}

}  // namespace candor::rules::impact_count_final_certificates

namespace candor::rules {

extern const Rule kImpactCountFinalCertificates{.id = "impact-count-final-certificates",
                                                .title = "Precertificates are not counted as certificates",
                                                .requirements = {"impact-count-final-certificates"},
                                                .kinds = kFull,
                                                .decided = Decided::heuristic,
                                                .since = "0.1",
                                                .why = "Counted twice, every incident looks twice as large as it is.",
                                                .check = impact_count_final_certificates::check};

}  // namespace candor::rules
