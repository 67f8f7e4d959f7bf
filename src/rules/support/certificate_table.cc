#include "rules/support/certificate_table.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"

namespace candor::rules {

namespace {

using report::Listing;
using report::ListingForm;
using report::ListingRow;

bool is_hash(std::string_view cell) {
  return cell.size() == 64 && cell.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool holds_certificates(const CertificateTable& table) {
  if (table.listing().has_header) return table.known_columns() >= 3;
  // Without a header only a fingerprint tells that rows are certificates.
  if (table.rows().empty()) return false;
  const auto& cells = table.rows().front().cells;
  return std::any_of(cells.begin(), cells.end(), [](const std::string& cell) { return is_hash(cell); });
}

size_t find_ci(std::string_view text, std::string_view needle) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto found = std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                                 [&](char a, char b) { return lower(a) == lower(b); });
  return found == text.end() ? std::string_view::npos : static_cast<size_t>(found - text.begin());
}

}  // namespace

CertificateTable::CertificateTable(const Listing& listing) : listing_(&listing) {
  if (!listing.has_header) {
    const bool wide = !listing.rows.empty() && listing.rows.front().cells.size() >= kColumnCount;
    for (size_t i = 0; wide && i < kColumnCount; ++i) places_[i] = i;
    return;
  }
  places_ = report::places_in(listing.header);
}

std::string_view CertificateTable::cell(const ListingRow& row, Column column) const {
  const auto at = place(column);
  return at && *at < row.cells.size() ? std::string_view(row.cells[*at]) : std::string_view();
}

size_t CertificateTable::known_columns() const {
  return static_cast<size_t>(
      std::count_if(places_.begin(), places_.end(), [](const auto& at) { return at.has_value(); }));
}

bool CertificateTable::names_withheld(const ListingRow& row) const {
  const bool identified =
      !cell_says_nothing(cell(row, Column::serial)) && !(cell_says_nothing(cell(row, Column::certificate_hash)) &&
                                                         cell_says_nothing(cell(row, Column::precertificate_hash)));
  return identified && has(Column::subject) && cell(row, Column::subject).empty() && has(Column::dns_names) &&
         cell_says_nothing(cell(row, Column::dns_names));
}

std::vector<CertificateTable> certificate_tables(const Context& context) {
  std::vector<CertificateTable> tables;
  for (const Listing& listing : context.listings) {
    if (listing.form != ListingForm::csv) continue;
    CertificateTable table(listing);
    if (holds_certificates(table)) tables.push_back(table);
  }
  return tables;
}

std::vector<const Listing*> url_lists(const Context& context) {
  std::vector<const Listing*> lists;
  for (const Listing& listing : context.listings) {
    if (listing.form == ListingForm::url_list) lists.push_back(&listing);
  }
  return lists;
}

std::string_view file_name(const Listing& listing) {
  const std::string_view path = listing.name;
  const size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

Span mention_of(const Input& in, const Listing& listing) {
  const std::string_view text = in.text(in.report.span);
  std::string_view name = file_name(listing);
  // A saved attachment often got a number in front ("19-certs.csv").
  const size_t unnumbered = std::min(name.find_first_not_of("0123456789-_ "), name.size());
  for (const std::string_view wanted : {name, name.substr(unnumbered)}) {
    const size_t at = wanted.empty() ? std::string_view::npos : find_ci(text, wanted);
    if (at != std::string_view::npos) return {in.report.span.begin + at, in.report.span.begin + at + wanted.size()};
  }
  return in.place(report::SectionId::appendix);
}

void RowTroubles::add(const ListingRow& row, const std::string& what) {
  constexpr size_t kKinds = 8;
  const bool room = lines_.size() < kKinds || lines_.contains(what);
  lines_[room ? what : "further values of this sort"].push_back(row.line);
}

void RowTroubles::report(std::initializer_list<std::string_view> requirements, std::string_view help, Level level) {
  if (lines_.empty()) return;
  const Span mention = mention_of(in_, listing_);
  for (const auto& [what, lines] : lines_) {
    Draft draft = out_.add(mention, fmt::format("{}: {} ({})", file_name(listing_), what, name_lines(lines)));
    draft.in_listing(listing_.name, lines.front()).help(std::string(help)).at_most(level);
    for (const std::string_view id : requirements) draft.requirement(id);
  }
  lines_.clear();
}

std::string name_lines(const std::vector<int>& lines) {
  constexpr size_t kNamed = 3;
  std::string text = lines.size() == 1 ? "line " : "lines ";
  const size_t named = std::min(lines.size(), kNamed);
  for (size_t i = 0; i < named; ++i) {
    if (i > 0) text += i + 1 == lines.size() ? " and " : ", ";
    text += std::to_string(lines[i]);
  }
  if (lines.size() > named) text += fmt::format(" and {} more", lines.size() - named);
  return text;
}

}  // namespace candor::rules
