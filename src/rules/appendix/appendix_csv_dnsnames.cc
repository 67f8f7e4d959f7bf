// appendix-csv-dnsnames: the dNSName entries of the certificate, or N/A where it has none. What a name may contain is
// not judged: malformed names are what many incidents are about.
#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_dnsnames {

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    if (!table.has(Column::dns_names)) continue;
    RowTroubles empty(in, out, table.listing());
    RowTroubles urls(in, out, table.listing());
    for (const auto& row : table.rows()) {
      const std::string_view cell = table.cell(row, Column::dns_names);
      if (cell.empty() && !table.names_withheld(row)) empty.add(row, "\"dNSNames\" is empty");
      if (cell.find("://") != std::string_view::npos) urls.add(row, "\"dNSNames\" holds a URL");
    }
    empty.report({"appendix-csv-dnsnames"}, "List every dNSName entry, or write N/A where the certificate has none.");
    urls.report({"appendix-csv-dnsnames"}, "Give the names alone, as in the certificate.", Level::should);
  }
}

}  // namespace candor::rules::appendix_csv_dnsnames

namespace candor::rules {

extern const Rule kAppendixCsvDnsnames{.id = "appendix-csv-dnsnames",
                                       .title = "Rows of the CSV listing give the dNSName entries",
                                       .requirements = {"appendix-csv-dnsnames"},
                                       .kinds = kFull,
                                       .decided = Decided::mechanical,
                                       .since = "0.1",
                                       .why = "Domain owners find out by name whether they are concerned.",
                                       .check = appendix_csv_dnsnames::check};

}  // namespace candor::rules
