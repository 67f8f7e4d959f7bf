// appendix-csv-cert-sha256: each row has the SHA-256 of the certificate, of the precertificate, or of both. A
// precertificate for which no certificate was issued has only one of them, and so has a certificate without
// precertificate; the other cell is empty or N/A then.
#include <string>
#include <unordered_set>

#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_hashes {

namespace {

constexpr std::string_view kHelp = "Give the SHA-256 over the DER encoding as 64 hexadecimal digits.";

// Without colons and spaces, in lower case.
std::string normalise(std::string_view cell) {
  std::string out;
  for (char c : cell) {
    if (c == ':' || c == ' ') continue;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    out.push_back(c);
  }
  return out;
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void check_column(const Input& in, Sink& out, const CertificateTable& table, Column column, std::string_view id) {
  RowTroubles malformed(in, out, table.listing());
  RowTroubles repeated(in, out, table.listing());
  std::unordered_set<std::string> seen;
  for (const auto& row : table.rows()) {
    const std::string_view cell = table.cell(row, column);
    if (cell_says_nothing(cell)) continue;
    std::string hash = normalise(cell);
    if (!is_hash(hash)) {
      malformed.add(row, "\"" + std::string(name_of(column)) + "\" is not 64 hexadecimal digits");
    } else if (!seen.insert(std::move(hash)).second) {
      repeated.add(row, "\"" + std::string(name_of(column)) + "\" repeats that of a row above");
    }
  }
  malformed.report({id}, kHelp);
  repeated.report({id}, "List each certificate once.");
}

void check_pairs(const Input& in, Sink& out, const CertificateTable& table) {
  RowTroubles missing(in, out, table.listing());
  RowTroubles equal(in, out, table.listing());
  for (const auto& row : table.rows()) {
    const std::string_view pre = table.cell(row, Column::precertificate_hash);
    const std::string_view final = table.cell(row, Column::certificate_hash);
    if (cell_says_nothing(pre) && cell_says_nothing(final)) missing.add(row, "neither of the two hashes is given");
    if (!cell_says_nothing(pre) && normalise(pre) == normalise(final)) {
      equal.add(row, "precertificate and certificate have the same hash");
    }
  }
  missing.report({"appendix-csv-cert-sha256", "appendix-csv-precert-sha256"}, kHelp);
  equal.report({"appendix-csv-precert-sha256", "appendix-csv-cert-sha256"},
               "Hash the precertificate and the certificate separately; their encodings differ.");
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    const bool pre = table.has(Column::precertificate_hash);
    const bool final = table.has(Column::certificate_hash);
    if (pre) check_column(in, out, table, Column::precertificate_hash, "appendix-csv-precert-sha256");
    if (final) check_column(in, out, table, Column::certificate_hash, "appendix-csv-cert-sha256");
    if (pre && final) check_pairs(in, out, table);
  }
}

}  // namespace candor::rules::appendix_csv_hashes

namespace candor::rules {

extern const Rule kAppendixCsvHashes{
    .id = "appendix-csv-hashes",
    .title = "Rows of the CSV listing identify certificates by SHA-256",
    .requirements = {"appendix-csv-cert-sha256", "appendix-csv-precert-sha256"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "The hash is what names a certificate beyond doubt in CT and in every tool.",
    .check = appendix_csv_hashes::check};

}  // namespace candor::rules
