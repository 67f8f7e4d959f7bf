// The eleven columns of the appendix CSV (guidelines 3.0 and later): how they are recognised in a listing, whoever made
// it, and how their cells are read.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/cell_time.h"

namespace candor::report {

enum class Column : size_t {
  precertificate_hash,
  certificate_hash,
  subject,
  issuer,
  not_before,
  not_after,
  serial,
  dns_names,
  is_revoked,
  revocation_date,
  revocation_reason
};
constexpr size_t kColumnCount = 11;

std::string_view name_of(Column column);  // as the guidelines write it: "Serial #"

// The column a header cell names, exactly (case and spacing aside) or in other words ("Serial number").
std::optional<Column> exact_column(std::string_view header);
std::optional<Column> likely_column(std::string_view header);

// Where each column stands, by number of the column. An exact name wins over a likely one, the first of several over
// the rest.
using ColumnPlaces = std::array<std::optional<size_t>, kColumnCount>;
ColumnPlaces places_in(const std::vector<std::string>& header);

// "N/A", "-", "none", "n.a." or nothing.
bool cell_says_nothing(std::string_view cell);

}  // namespace candor::report
