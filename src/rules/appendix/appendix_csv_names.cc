// appendix-csv-issuer, appendix-csv-subject: rows give both names. Many domain validated certificates have an empty
// subject, and personal data may be left out, so an empty subject is only worth a note.
#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_names {

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    RowTroubles issuers(in, out, table.listing());
    RowTroubles subjects(in, out, table.listing());
    RowTroubles nameless(in, out, table.listing());
    for (const auto& row : table.rows()) {
      if (table.names_withheld(row)) {
        nameless.add(row, "no name is given");
        continue;
      }
      if (table.has(Column::issuer) && cell_says_nothing(table.cell(row, Column::issuer))) {
        issuers.add(row, "\"Issuer\" is empty");
      }
      if (table.has(Column::subject) && table.cell(row, Column::subject).empty()) {
        subjects.add(row, "\"Subject\" is empty");
      }
    }
    issuers.report({"appendix-csv-issuer"}, "Give the issuer's distinguished name.");
    subjects.report({"appendix-csv-subject"}, "Give the subject, or write N/A where the certificate has none.",
                    Level::may);
    nameless.report({"appendix-csv-subject"},
                    "Right where the names are personal data, as in S/MIME certificates. Give those of all others.",
                    Level::may);
  }
}

}  // namespace candor::rules::appendix_csv_names

namespace candor::rules {

extern const Rule kAppendixCsvNames{
    .id = "appendix-csv-names",
    .title = "Rows of the CSV listing give issuer and subject",
    .requirements = {"appendix-csv-issuer", "appendix-csv-subject"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The issuer tells which CA certificates and policies are concerned, the subject whose certificate it is.",
    .check = appendix_csv_names::check};

}  // namespace candor::rules
