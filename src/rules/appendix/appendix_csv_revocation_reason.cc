// appendix-csv-revocation-reason: a CRLReason of RFC 5280 (5.3.1) by name or number; unspecified or nothing where the
// entry has no reasonCode (the TLS Baseline Requirements, 7.2.2, forbid to write that one), N/A where nothing is
// revoked.
#include <fmt/format.h>

#include "report/crl_reason.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_revocation_reason {

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    if (!table.has(Column::revocation_reason)) continue;
    RowTroubles troubles(in, out, table.listing());
    for (const auto& row : table.rows()) {
      const std::string_view cell = table.cell(row, Column::revocation_reason);
      if (cell.empty()) {
        troubles.add(row, "\"Revocation reason\" is empty");
      } else if (!cell_says_nothing(cell) && !report::parse_cell_reason(cell)) {
        troubles.add(row, cell.size() > 40
                              ? "\"Revocation reason\" is no CRL reason"
                              : fmt::format("\"Revocation reason\" is \"{}\", which is no CRL reason", cell));
      }
    }
    troubles.report({"appendix-csv-revocation-reason"},
                    "Write the reasonCode of the CRL entry, such as superseded, or N/A.");
  }
}

}  // namespace candor::rules::appendix_csv_revocation_reason

namespace candor::rules {

extern const Rule kAppendixCsvRevocationReason{
    .id = "appendix-csv-revocation-reason",
    .title = "Rows of the CSV listing give the revocation reason of the CRL entry",
    .requirements = {"appendix-csv-revocation-reason"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The reason tells relying parties what happened; policies prescribe which one a cause calls for.",
    .check = appendix_csv_revocation_reason::check};

}  // namespace candor::rules
