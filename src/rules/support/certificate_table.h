// Attached certificate listings as rules read them: the eleven columns of the appendix CSV (3.0 and later) found in a
// listing, and one diagnostic for all rows with the same trouble.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/listing.h"
#include "rules/rule.h"

namespace candor::rules {

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

// A CSV listing of certificates and where its columns are.
class CertificateTable {
 public:
  explicit CertificateTable(const report::Listing& listing);

  const report::Listing& listing() const { return *listing_; }
  const std::vector<report::ListingRow>& rows() const { return listing_->rows; }
  std::optional<size_t> place(Column column) const { return places_[static_cast<size_t>(column)]; }
  bool has(Column column) const { return place(column).has_value(); }
  std::string_view cell(const report::ListingRow& row, Column column) const;  // empty when there is none
  size_t known_columns() const;

 private:
  const report::Listing* listing_;
  std::array<std::optional<size_t>, kColumnCount> places_;
};

// The column a header cell names, exactly (case and spacing aside) or in other words ("Serial number").
std::optional<Column> exact_column(std::string_view header);
std::optional<Column> likely_column(std::string_view header);

// Listings in CSV form that hold certificates; other attached tables are none of the guidelines' business.
std::vector<CertificateTable> certificate_tables(const Context& context);
// The listings that are text files of URLs (or bare fingerprints), one a line.
std::vector<const report::Listing*> url_lists(const Context& context);

// The listing's file name without its folder.
std::string_view file_name(const report::Listing& listing);

// Where the report names the listing, else the heading of its appendix.
Span mention_of(const Input& in, const report::Listing& listing);

// "N/A", "-", "none", "n.a." or nothing.
bool cell_says_nothing(std::string_view cell);

// An instant as certificate tools write it: ISO 8601 (UTC assumed where no zone stands), "Mar 15 00:12:41 2025 GMT", or
// any form a report may use. Empty when unreadable or ambiguous.
std::optional<Instant> parse_cell_time(std::string_view cell);

// Rows with the same trouble, by what is wrong: one diagnostic each, naming the first three lines.
class RowTroubles {
 public:
  RowTroubles(const Input& in, Sink& out, const report::Listing& listing) : in_(in), out_(out), listing_(listing) {}

  // `what` completes "<listing>: <what> (lines 3, 8 and 11)". After a few kinds of trouble the rest is summed up.
  void add(const report::ListingRow& row, const std::string& what);
  // Reports and forgets what was added; `level` caps the level.
  void report(std::initializer_list<std::string_view> requirements, std::string_view help, Level level = Level::must);

 private:
  const Input& in_;
  Sink& out_;
  const report::Listing& listing_;
  std::map<std::string, std::vector<int>> lines_;
};

// "line 4", "lines 4, 9 and 12", "lines 4, 9, 12 and 20 more".
std::string name_lines(const std::vector<int>& lines);

}  // namespace candor::rules
