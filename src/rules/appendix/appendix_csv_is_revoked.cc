// appendix-csv-is-revoked: Yes, Planned, Delayed, or N/A for an expired certificate. There is no "No": a certificate
// that is not revoked yet will be (Planned, Delayed) or needs not be because it has expired.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_is_revoked {

namespace {

bool is_value(std::string_view cell) {
  const std::string folded = fold(cell);
  return folded == "yes" || folded == "planned" || folded == "delayed" || folded == "n/a";
}

std::string describe(std::string_view cell) {
  constexpr size_t kShown = 24;
  if (cell.empty()) return "\"Is revoked?\" is empty";
  if (cell.size() > kShown) return "\"Is revoked?\" is none of Yes, Planned, Delayed and N/A";
  return fmt::format("\"Is revoked?\" is \"{}\", not one of Yes, Planned, Delayed and N/A", cell);
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    if (!table.has(Column::is_revoked)) continue;
    RowTroubles troubles(in, out, table.listing());
    for (const auto& row : table.rows()) {
      const std::string_view cell = table.cell(row, Column::is_revoked);
      if (!is_value(cell)) troubles.add(row, describe(cell));
    }
    troubles.report({"appendix-csv-is-revoked"},
                    "Write Planned or Delayed for a certificate still to be revoked, N/A for an expired one.");
  }
}

}  // namespace candor::rules::appendix_csv_is_revoked

namespace candor::rules {

extern const Rule kAppendixCsvIsRevoked{
    .id = "appendix-csv-is-revoked",
    .title = "Rows of the CSV listing say whether the certificate is revoked, in the guidelines' words",
    .requirements = {"appendix-csv-is-revoked"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "A plain No hides whether revocation is still in time, late, or not needed any more.",
    .check = appendix_csv_is_revoked::check};

}  // namespace candor::rules
