#include "rules/support/listings.h"

#include <algorithm>
#include <set>

#include "base/fold.h"

namespace candor::rules {

namespace {

using report::Listing;
using report::ListingForm;

std::optional<size_t> column(const Listing& listing, std::string_view name) {
  for (size_t i = 0; i < listing.header.size(); ++i) {
    if (fold(listing.header[i]).starts_with(name)) return i;
  }
  return std::nullopt;
}

std::string cell(const report::ListingRow& row, std::optional<size_t> at) {
  return at && *at < row.cells.size() ? fold(row.cells[*at]) : std::string();
}

struct Columns {
  std::optional<size_t> hash, revoked, not_after;
};

Columns columns_of(const Listing& listing) {
  return {column(listing, "certificate sha"), column(listing, "is revoked"), column(listing, "not after")};
}

// Neither revoked nor expired at the moment of posting.
bool remains(const report::ListingRow& row, const Columns& columns, std::optional<Instant> as_of) {
  const std::string revoked = cell(row, columns.revoked);
  if (revoked == "yes" || revoked == "n/a") return false;
  const auto not_after =
      parse_instant(to_lower(cell(row, columns.not_after)).empty() ? std::string() : row.cells[*columns.not_after]);
  return !(not_after && as_of && *not_after < *as_of);
}

void add_csv(const Listing& listing, std::optional<Instant> as_of, std::set<std::string>& seen, ListingCount& count) {
  const Columns columns = columns_of(listing);
  for (const auto& row : listing.rows) {
    const std::string hash = cell(row, columns.hash);
    const bool named = hash.size() >= 40;
    if (named && !seen.insert(hash).second) continue;
    ++count.certificates;
    const std::string revoked = cell(row, columns.revoked);
    count.unfinished += revoked == "planned" || revoked == "delayed" ? 1 : 0;
    if (columns.revoked) count.remaining = count.remaining.value_or(0) + (remains(row, columns, as_of) ? 1 : 0);
  }
}

}  // namespace

std::optional<ListingCount> count_listings(const Input& in) {
  if (in.context.listings.empty()) return std::nullopt;
  ListingCount count;
  std::set<std::string> seen;
  count.name = in.context.listings.front().name;
  for (const Listing& listing : in.context.listings) {
    if (listing.form == ListingForm::csv && listing.has_header) {
      add_csv(listing, in.context.as_of, seen, count);
      continue;
    }
    for (const auto& row : listing.rows) {
      const std::string url = row.cells.empty() ? std::string() : to_lower(row.cells.front());
      if (seen.insert(url).second) ++count.certificates;
    }
  }
  return count;
}

}  // namespace candor::rules
