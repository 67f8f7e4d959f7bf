// appendix-csv-revoked-consistent: Yes goes with a date in the past, Planned and Delayed with one to come, N/A with an
// expired certificate and no date. Rows whose value is outside the vocabulary are judged elsewhere.
#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_revoked_consistent {

namespace {

struct Row {
  std::string state;
  bool dated = false;
  std::optional<Instant> revoked;
  std::optional<Instant> expires;
  bool whole_day = false;  // that is all that is said of when it expires
};

Row read(const CertificateTable& table, const report::ListingRow& row) {
  const std::string_view date = table.cell(row, Column::revocation_date);
  const auto expires = read_cell_time(table.cell(row, Column::not_after));
  return {.state = fold(table.cell(row, Column::is_revoked)),
          .dated = !cell_says_nothing(date),
          .revoked = parse_cell_time(date),
          .expires = expires ? std::optional(expires->when) : std::nullopt,
          .whole_day = expires && expires->precision > std::chrono::hours(1)};
}

std::string trouble_of(const Row& row, std::optional<Instant> as_of, std::string_view reason) {
  const bool with_time = row.revoked && as_of;
  // A date without time of day lasts until the day is over.
  const auto slack = std::chrono::hours(24);
  if (row.state == "yes" && !row.dated) return "revoked, but without a revocation date";
  if (row.state == "yes" && with_time && *row.revoked > *as_of + slack) return "revoked on a day after the report";
  if (row.state == "planned" && !row.dated) return "planned for revocation, but without a date";
  if ((row.state == "planned" || row.state == "delayed") && with_time && *row.revoked + slack < *as_of) {
    return "the date for the revocation still to come lies before the report";
  }
  if (row.state != "n/a") return "";
  if (row.dated && row.revoked) return "N/A under \"Is revoked?\", but with a revocation date";
  if (!cell_says_nothing(reason)) return "N/A under \"Is revoked?\", but with a revocation reason";
  if (row.expires && as_of && *row.expires > *as_of) {
    return "N/A under \"Is revoked?\" for a certificate that has not expired";
  }
  return "";
}

bool comes_too_late(const Row& row) {
  return (row.state == "planned" || row.state == "delayed") && row.revoked && row.expires &&
         *row.revoked > *row.expires + (row.whole_day ? std::chrono::hours(24) : std::chrono::hours(0));
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    if (!table.has(Column::is_revoked) || !table.has(Column::revocation_date)) continue;
    RowTroubles troubles(in, out, table.listing());
    RowTroubles late(in, out, table.listing());
    for (const auto& row : table.rows()) {
      if (table.cell(row, Column::revocation_date).empty()) continue;  // said by appendix-csv-revocation-date
      const Row cells = read(table, row);
      const std::string trouble = trouble_of(cells, in.context.as_of, table.cell(row, Column::revocation_reason));
      if (!trouble.empty()) {
        troubles.add(row, trouble);
      } else if (comes_too_late(cells)) {
        late.add(row, "the date for the revocation still to come lies behind \"Not after\"");
      }
    }
    troubles.report({"appendix-csv-revoked-consistent"}, "Make the revocation columns of the row agree.");
    // The deadline may well lie there; a date on which the certificate is to be revoked may not.
    late.report({"appendix-csv-revoked-consistent"},
                "Say when the certificate will be revoked before it expires; once it has expired, write N/A.",
                Level::should);
  }
}

}  // namespace candor::rules::appendix_csv_revoked_consistent

namespace candor::rules {

extern const Rule kAppendixCsvRevokedConsistent{
    .id = "appendix-csv-revoked-consistent",
    .title = "The revocation columns of the CSV listing agree with each other",
    .requirements = {"appendix-csv-revoked-consistent"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "A row that contradicts itself leaves open whether the certificate is still trusted.",
    .check = appendix_csv_revoked_consistent::check};

}  // namespace candor::rules
