// Attached certificate listings as rules read them: the eleven columns of the appendix CSV (3.0 and later) found in a
// listing, and one diagnostic for all rows with the same trouble.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/certificate_columns.h"
#include "report/listing.h"
#include "rules/rule.h"

namespace candor::rules {

using report::cell_says_nothing;
using report::Column;
using report::exact_column;
using report::guesses_month;
using report::kColumnCount;
using report::likely_column;
using report::name_of;
using report::parse_cell_time;
using report::read_cell_time;

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
  // The least that a certificate with personal data is listed by (requirement privacy-smime-minimum): serial number and
  // SHA-256 hash, and no names.
  bool names_withheld(const report::ListingRow& row) const;

 private:
  const report::Listing* listing_;
  report::ColumnPlaces places_;
};

// Listings in CSV form that hold certificates; other attached tables are none of the guidelines' business.
std::vector<CertificateTable> certificate_tables(const Context& context);
// The listings that are text files of URLs (or bare fingerprints), one a line.
std::vector<const report::Listing*> url_lists(const Context& context);

// The listing's file name without its folder.
std::string_view file_name(const report::Listing& listing);

// Where the report names the listing, else the heading of its appendix.
Span mention_of(const Input& in, const report::Listing& listing);

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
