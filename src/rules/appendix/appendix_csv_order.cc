// appendix-csv-order: from 3.2 on the eleven standard columns come first and in order; columns of one's own are allowed
// to the right of the last of them.
#include <algorithm>
#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/support/certificate_table.h"

namespace candor::rules::appendix_csv_order {

namespace {

bool in_order(const CertificateTable& table) {
  size_t last = 0;
  bool first = true;
  for (size_t i = 0; i < kColumnCount; ++i) {
    const auto at = table.place(static_cast<Column>(i));
    if (!at) continue;
    if (!first && *at < last) return false;
    last = *at;
    first = false;
  }
  return true;
}

// The first column that is not a standard one and stands left of a standard one; its name, or empty.
std::string_view intruder(const CertificateTable& table) {
  const auto& header = table.listing().header;
  size_t last = 0;
  for (size_t i = 0; i < kColumnCount; ++i) last = std::max(last, table.place(static_cast<Column>(i)).value_or(0));
  for (size_t at = 0; at < last; ++at) {
    const auto column = likely_column(header[at]);
    if (!column || table.place(*column) != at) return header[at].empty() ? "(no name)" : std::string_view(header[at]);
  }
  return {};
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const CertificateTable& table : certificate_tables(in.context)) {
    if (!table.listing().has_header) continue;
    const std::string_view own = intruder(table);
    const bool ordered = in_order(table);
    if (own.empty() && ordered) continue;
    std::string what = ordered ? "" : "the standard columns are not in the guidelines' order";
    if (!own.empty()) {
      what += fmt::format("{}column \"{}\" stands to the left of standard ones", ordered ? "" : ", and ", own);
    }
    Draft draft = out.add(mention_of(in, table.listing()), fmt::format("{}: {}", file_name(table.listing()), what));
    draft.in_listing(table.listing().name, 1)
        .help("Put the eleven standard columns first, in order, and columns of your own to the right of them.");
    draft.requirement("appendix-csv-order");
    if (!own.empty()) draft.requirement("appendix-csv-extra-right");
  }
}

}  // namespace candor::rules::appendix_csv_order

namespace candor::rules {

extern const Rule kAppendixCsvOrder{
    .id = "appendix-csv-order",
    .title = "The standard CSV columns come first and in order",
    .requirements = {"appendix-csv-order", "appendix-csv-extra-right", "appendix-csv-extra-allowed"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Listings of many incidents are put together by column; one that is shifted spoils the whole.",
    .check = appendix_csv_order::check};

}  // namespace candor::rules
