// appendix-csv-revocation-date: the actual date, the planned date, or N/A.
#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_revocation_date {

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    if (!table.has(Column::revocation_date)) continue;
    RowTroubles troubles(in, out, table.listing());
    RowTroubles guessed(in, out, table.listing());
    for (const auto& row : table.rows()) {
      const std::string_view cell = table.cell(row, Column::revocation_date);
      if (cell.empty()) {
        troubles.add(row, "\"Revocation date\" is empty");
      } else if (!cell_says_nothing(cell) && !parse_cell_time(cell)) {
        troubles.add(row, "\"Revocation date\" does not read as a date");
      } else if (guesses_month(cell)) {
        guessed.add(row, "\"Revocation date\" leaves it to the reader which number is the month");
      }
    }
    troubles.report({"appendix-csv-revocation-date"},
                    "Write the actual or planned time in UTC, or N/A for a certificate that expired unrevoked.");
    guessed.report({"appendix-csv-revocation-date"}, "Write it like 2026-03-20T10:11:12Z.", Level::should);
  }
}

}  // namespace candor::rules::appendix_csv_revocation_date

namespace candor::rules {

extern const Rule kAppendixCsvRevocationDate{
    .id = "appendix-csv-revocation-date",
    .title = "Rows of the CSV listing give the revocation date, actual or planned",
    .requirements = {"appendix-csv-revocation-date"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "It shows whether the deadline for revocation was or will be kept.",
    .check = appendix_csv_revocation_date::check};

}  // namespace candor::rules
