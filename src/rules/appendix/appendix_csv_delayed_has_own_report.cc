// appendix-csv-delayed-has-own-report: a row that says Delayed means that the deadline for revocation was missed, which
// is an incident of its own: this bug is the one of the delay, or the text names it.
#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::appendix_csv_delayed_has_own_report {

namespace {

bool names_separate_report(const Input& in) {
  static const Patterns kSeparate{"delayed revocation*", "revocation delay*", "separate report*",
                                  "separate incident*",  "separate bug*",     "late revocation*"};
  return kSeparate.in(words_of(in, in.report.span));
}

}  // namespace

void check(const Input& in, Sink& out) {
  const auto& tables = certificate_tables(in.context);
  if (tables.empty() || in.context.tagged("revocation-delay") || names_separate_report(in)) return;
  for (const CertificateTable& table : tables) {
    RowTroubles troubles(in, out, table.listing());
    for (const auto& row : table.rows()) {
      if (fold(table.cell(row, Column::is_revoked)) != "delayed") continue;
      troubles.add(row, "Delayed under \"Is revoked?\", and no report on the delayed revocation is named");
    }
    // Without the bug's whiteboard the tag may be there all the same.
    troubles.report({"appendix-csv-delayed-has-own-report", "scope-separate-delayed-revocation"},
                    "File a separate report on the delayed revocation and name its bug here.",
                    in.context.whiteboard.empty() ? Level::should : Level::must);
  }
}

}  // namespace candor::rules::appendix_csv_delayed_has_own_report

namespace candor::rules {

extern const Rule kAppendixCsvDelayedHasOwnReport{
    .id = "appendix-csv-delayed-has-own-report",
    .title = "Delayed revocations in the CSV listing have their own report",
    .requirements = {"appendix-csv-delayed-has-own-report"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "A missed revocation deadline has causes of its own, which deserve their own analysis.",
    .check = appendix_csv_delayed_has_own_report::check};

}  // namespace candor::rules
