// appendix-csv-serial: serial numbers in hexadecimal. RFC 5280 (4.1.2.2) allows at most 20 octets; a column without any
// of the digits a to f reads as decimal.
#include <algorithm>
#include <vector>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_serial {

namespace {

constexpr std::string_view kHelp = "Write the serial number in hexadecimal, as text so that no program rounds it.";

std::string digits_of(std::string_view cell) {
  std::string out;
  if (cell.starts_with("'-")) cell.remove_prefix(1);  // against formulas
  if (cell.starts_with('-')) cell.remove_prefix(1);   // a malformed certificate's, as it is
  if (starts_with_ci(cell, "0x")) cell.remove_prefix(2);
  for (const char c : cell) {
    if (c != ':' && c != ' ') out.push_back(c);
  }
  return out;
}

std::string trouble_of(std::string_view cell) {
  const std::string digits = digits_of(cell);
  if (digits.empty()) return "\"Serial #\" is empty";
  if (digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) {
    return contains_ci(cell, "e+") ? "\"Serial #\" is a rounded number" : "\"Serial #\" is not hexadecimal";
  }
  const size_t leading = std::min(digits.find_first_not_of('0'), digits.size());
  return digits.size() - leading > 40 ? "\"Serial #\" is longer than 20 octets" : "";
}

bool has_letter(std::string_view cell) {
  return cell.find_first_of("abcdefABCDEF") != std::string_view::npos;
}

// How many digits of the column are none that all rows have there: a counter's and a prefix say nothing.
size_t free_digits(const CertificateTable& table) {
  const std::string_view first = table.cell(table.rows().front(), Column::serial);
  std::vector<bool> shared(first.size(), true);
  size_t all = 0;
  for (const auto& row : table.rows()) {
    const std::string_view cell = table.cell(row, Column::serial);
    all += cell.size();
    for (size_t i = 0; i < first.size(); ++i) shared[i] = shared[i] && i < cell.size() && cell[i] == first[i];
  }
  return all - table.rows().size() * static_cast<size_t>(std::count(shared.begin(), shared.end(), true));
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    if (!table.has(Column::serial)) continue;
    RowTroubles troubles(in, out, table.listing());
    size_t digits_only = 0;
    for (const auto& row : table.rows()) {
      const std::string_view cell = table.cell(row, Column::serial);
      const std::string trouble = trouble_of(cell);
      if (!trouble.empty()) troubles.add(row, trouble);
      if (trouble.empty() && cell.size() >= 12 && !has_letter(cell)) ++digits_only;
    }
    troubles.report({"appendix-csv-serial"}, kHelp);
    // Sixteen random hexadecimal digits hold no letter once in 1,800 cases; three times as many are no accident.
    constexpr size_t kEnough = 48;
    if (digits_only >= 3 && digits_only == table.rows().size() && free_digits(table) >= kEnough) {
      troubles.add(table.rows().front(), "no \"Serial #\" has a letter, so the column reads as decimal");
      troubles.report({"appendix-csv-serial"}, kHelp, Level::should);
    }
  }
}

}  // namespace candor::rules::appendix_csv_serial

namespace candor::rules {

extern const Rule kAppendixCsvSerial{
    .id = "appendix-csv-serial",
    .title = "Rows of the CSV listing give serial numbers in hexadecimal",
    .requirements = {"appendix-csv-serial"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "CRLs and OCSP know certificates by serial number; one that was rounded or converted finds nothing.",
    .check = appendix_csv_serial::check};

}  // namespace candor::rules
