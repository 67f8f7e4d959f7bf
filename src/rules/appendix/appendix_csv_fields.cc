// appendix-csv-fields: the listing is comma separated and has the eleven standard columns under their names.
#include <array>
#include <fmt/format.h>
#include <vector>

#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_fields {

namespace {

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

void check_form(const Input& in, Sink& out, const report::Listing& listing) {
  if (listing.problem.empty()) return;
  out.add(mention_of(in, listing),
          fmt::format("{}: {} (line {})", file_name(listing), listing.problem, listing.problem_line))
      .in_listing(listing.name, listing.problem_line)
      .help("Save the file as comma separated values, with quotation marks around cells that hold a comma.")
      .requirement("appendix-csv-fields")
      .requirement("appendix-csv-attached");
}

void check_header(const Input& in, Sink& out, const CertificateTable& table) {
  std::vector<std::string> missing;
  std::vector<std::string> renamed;
  for (size_t i = 0; i < kColumnCount; ++i) {
    const auto column = static_cast<Column>(i);
    const auto at = table.place(column);
    if (!at) {
      missing.push_back(fmt::format("\"{}\"", name_of(column)));
    } else if (!exact_column(table.listing().header[*at])) {
      renamed.push_back(fmt::format("\"{}\" for \"{}\"", table.listing().header[*at], name_of(column)));
    }
  }
  const std::string& name = table.listing().name;
  if (!missing.empty()) {
    out.add(mention_of(in, table.listing()),
            fmt::format("{}: {} {} missing", file_name(table.listing()), missing.size() == 1 ? "column" : "columns",
                        join(missing) + (missing.size() == 1 ? " is" : " are")))
        .in_listing(name, 1)
        .help("Give every certificate all eleven fields of the guidelines.");
  }
  if (!renamed.empty()) {
    out.add(mention_of(in, table.listing()),
            fmt::format("{}: the header says {}", file_name(table.listing()), join(renamed)))
        .in_listing(name, 1)
        .help("Name the columns as the guidelines do, so that programs find them.")
        .at_most(Level::should);
  }
}

void check_without_header(const Input& in, Sink& out, const CertificateTable& table) {
  const auto& row = table.rows().front();
  const bool wide = row.cells.size() >= kColumnCount;
  Draft draft = out.add(mention_of(in, table.listing()),
                        wide ? fmt::format("{}: there is no header row", file_name(table.listing()))
                             : fmt::format("{}: rows have {} columns and no header, not the eleven standard fields",
                                           file_name(table.listing()), row.cells.size()));
  draft.in_listing(table.listing().name, row.line).help("Begin the file with the names of the eleven columns.");
  if (wide) draft.at_most(Level::should);
}

void check_widths(const Input& in, Sink& out, const CertificateTable& table) {
  const size_t width = table.listing().has_header ? table.listing().header.size() : table.rows().front().cells.size();
  RowTroubles troubles(in, out, table.listing());
  for (const auto& row : table.rows()) {
    if (row.cells.size() < width) troubles.add(row, fmt::format("a row with fewer cells than the {} columns", width));
    if (row.cells.size() > width) troubles.add(row, fmt::format("a row with more cells than the {} columns", width));
  }
  troubles.report({"appendix-csv-fields"}, "Quote cells that contain a comma, and leave no cell out.");
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    check_form(in, out, table.listing());
    if (table.listing().has_header) {
      check_header(in, out, table);
    } else {
      check_without_header(in, out, table);
    }
    if (!table.rows().empty()) check_widths(in, out, table);
  }
}

}  // namespace candor::rules::appendix_csv_fields

namespace candor::rules {

extern const Rule kAppendixCsvFields{
    .id = "appendix-csv-fields",
    .title = "The CSV listing has the eleven standard columns",
    .requirements = {"appendix-csv-fields"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Root programs read these files by program; a column that is missing or has another name is not seen.",
    .check = appendix_csv_fields::check};

}  // namespace candor::rules
