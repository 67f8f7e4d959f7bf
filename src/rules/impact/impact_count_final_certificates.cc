// impact-count-final-certificates: a total of exactly twice the listed certificates suggests that precertificates were
// counted too.
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/listings.h"
#include "rules/support/words.h"

namespace candor::rules::impact_count_final_certificates {

void check(const Input& in, Sink& out) {
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
