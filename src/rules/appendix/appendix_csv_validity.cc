// appendix-csv-not-before, appendix-csv-not-after: both are dates, in order, and the first lies in the past.
#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_validity {

namespace {

// Readers of 12/31/2026 and 01.02.2026 must guess which number is the month, even where only one guess is a date.
void note_guess(const CertificateTable& table, const report::ListingRow& row, Column column, RowTroubles& guessed) {
  const std::string_view cell = table.cell(row, column);
  if (!guesses_month(cell) || !parse_cell_time(cell)) return;
  guessed.add(row, "\"" + std::string(name_of(column)) + "\" leaves it to the reader which number is the month");
}

constexpr std::string_view kHelp = "Write the time as in the certificate, in UTC, for example 2026-03-20T10:11:12Z.";

std::optional<Instant> read(const CertificateTable& table, const report::ListingRow& row, Column column,
                            RowTroubles& troubles) {
  if (!table.has(column)) return std::nullopt;
  const std::string_view cell = table.cell(row, column);
  const auto time = parse_cell_time(cell);
  if (!time) {
    const std::string name(name_of(column));
    troubles.add(row, cell.empty() ? "\"" + name + "\" is empty" : "\"" + name + "\" does not read as a time");
  }
  return time;
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    RowTroubles before(in, out, table.listing());
    RowTroubles after(in, out, table.listing());
    RowTroubles order(in, out, table.listing());
    RowTroubles guessed(in, out, table.listing());
    for (const auto& row : table.rows()) {
      const auto begins = read(table, row, Column::not_before, before);
      const auto ends = read(table, row, Column::not_after, after);
      for (const Column column : {Column::not_before, Column::not_after}) note_guess(table, row, column, guessed);
      if (begins && in.context.as_of && *begins > *in.context.as_of + std::chrono::hours(24)) {
        before.add(row, "\"Not before\" lies after the report");
      }
      if (begins && ends && *ends <= *begins) order.add(row, "\"Not after\" is not later than \"Not before\"");
    }
    before.report({"appendix-csv-not-before"}, kHelp);
    after.report({"appendix-csv-not-after"}, kHelp);
    guessed.report({"appendix-csv-not-before", "appendix-csv-not-after"}, kHelp, Level::should);
    order.report({"appendix-csv-not-after", "appendix-csv-not-before"}, kHelp);
  }
}

}  // namespace candor::rules::appendix_csv_validity

namespace candor::rules {

extern const Rule kAppendixCsvValidity{
    .id = "appendix-csv-validity",
    .title = "Rows of the CSV listing give a validity period that can be read",
    .requirements = {"appendix-csv-not-before", "appendix-csv-not-after"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Which certificates are still within their validity period decides how much harm can still be done.",
    .check = appendix_csv_validity::check};

}  // namespace candor::rules
