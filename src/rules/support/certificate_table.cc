#include "rules/support/certificate_table.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"

namespace candor::rules {

namespace {

using report::Listing;
using report::ListingForm;
using report::ListingRow;

constexpr std::array<std::string_view, kColumnCount> kNames = {"Precertificate SHA-256 hash",
                                                               "Certificate SHA-256 hash",
                                                               "Subject",
                                                               "Issuer",
                                                               "Not before",
                                                               "Not after",
                                                               "Serial #",
                                                               "dNSNames",
                                                               "Is revoked?",
                                                               "Revocation date",
                                                               "Revocation reason"};

// Lower-case letters and digits only.
std::string squeeze(std::string_view text) {
  std::string out;
  for (const char c : to_lower(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out.push_back(c);
  }
  return out;
}

struct Alias {
  std::string_view squeezed;
  Column column;
};

// Names that other tools and older reports give these columns.
constexpr Alias kAliases[] = {{"precertificatehash", Column::precertificate_hash},
                              {"precertificatefingerprint", Column::precertificate_hash},
                              {"precertificatesha256", Column::precertificate_hash},
                              {"precertificatesha256fingerprint", Column::precertificate_hash},
                              {"precertsha256", Column::precertificate_hash},
                              {"precertsha256hash", Column::precertificate_hash},
                              {"precerthash", Column::precertificate_hash},
                              {"certificatehash", Column::certificate_hash},
                              {"certificatefingerprint", Column::certificate_hash},
                              {"certificatesha256", Column::certificate_hash},
                              {"certificatesha256fingerprint", Column::certificate_hash},
                              {"certsha256", Column::certificate_hash},
                              {"certsha256hash", Column::certificate_hash},
                              {"sha256", Column::certificate_hash},
                              {"sha256hash", Column::certificate_hash},
                              {"sha256fingerprint", Column::certificate_hash},
                              {"fingerprint", Column::certificate_hash},
                              {"subjectdn", Column::subject},
                              {"subjectname", Column::subject},
                              {"distinguishedname", Column::subject},
                              {"issuerdn", Column::issuer},
                              {"issuername", Column::issuer},
                              {"issuingca", Column::issuer},
                              {"validfrom", Column::not_before},
                              {"startdate", Column::not_before},
                              {"validto", Column::not_after},
                              {"validuntil", Column::not_after},
                              {"expirydate", Column::not_after},
                              {"expirationdate", Column::not_after},
                              {"expires", Column::not_after},
                              {"serialnumber", Column::serial},
                              {"serialno", Column::serial},
                              {"certificateserialnumber", Column::serial},
                              {"dnsname", Column::dns_names},
                              {"san", Column::dns_names},
                              {"sans", Column::dns_names},
                              {"subjectaltname", Column::dns_names},
                              {"subjectaltnames", Column::dns_names},
                              {"subjectalternativename", Column::dns_names},
                              {"subjectalternativenames", Column::dns_names},
                              {"domains", Column::dns_names},
                              {"domainnames", Column::dns_names},
                              {"revoked", Column::is_revoked},
                              {"revocationstatus", Column::is_revoked},
                              {"revocationtime", Column::revocation_date},
                              {"revocationtimestamp", Column::revocation_date},
                              {"revokedat", Column::revocation_date},
                              {"revokedon", Column::revocation_date},
                              {"daterevoked", Column::revocation_date},
                              {"revocationreasoncode", Column::revocation_reason},
                              {"reasoncode", Column::revocation_reason},
                              {"crlreason", Column::revocation_reason},
                              {"reason", Column::revocation_reason}};

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

// OpenSSL and Go print "Mar 15 00:12:41 2025 GMT".
std::optional<Instant> parse_openssl_time(std::string_view cell) {
  static constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  std::vector<std::string> parts;
  const std::string folded = fold(cell);
  for (const std::string_view part : split(folded, ' ')) parts.emplace_back(part);
  if (parts.size() < 4 || parts[0].size() != 3) return std::nullopt;
  const size_t month = kMonths.find(parts[0]);
  if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
  const std::string iso = fmt::format("{}-{:02}-{:0>2}T{}Z", parts[3], month / 3 + 1, parts[1], parts[2]);
  return parse_instant(iso);
}

}  // namespace

std::string_view name_of(Column column) {
  return kNames[static_cast<size_t>(column)];
}

std::optional<Column> exact_column(std::string_view header) {
  static const std::array<std::string, kColumnCount> kSqueezed = [] {
    std::array<std::string, kColumnCount> names;
    std::transform(kNames.begin(), kNames.end(), names.begin(), squeeze);
    return names;
  }();
  const auto found = std::find(kSqueezed.begin(), kSqueezed.end(), squeeze(header));
  return found == kSqueezed.end() ? std::nullopt : std::optional(static_cast<Column>(found - kSqueezed.begin()));
}

std::optional<Column> likely_column(std::string_view header) {
  if (const auto exact = exact_column(header)) return exact;
  const std::string squeezed = squeeze(header);
  for (const Alias& alias : kAliases) {
    if (squeezed == alias.squeezed) return alias.column;
  }
  return std::nullopt;
}

CertificateTable::CertificateTable(const Listing& listing) : listing_(&listing) {
  if (!listing.has_header) {
    const bool wide = !listing.rows.empty() && listing.rows.front().cells.size() >= kColumnCount;
    for (size_t i = 0; wide && i < kColumnCount; ++i) places_[i] = i;
    return;
  }
  // An exact name wins over a likely one, the first of several over the rest.
  for (const auto find : {exact_column, likely_column}) {
    for (size_t i = 0; i < listing.header.size(); ++i) {
      const auto column = find(listing.header[i]);
      if (column && !has(*column)) places_[static_cast<size_t>(*column)] = i;
    }
  }
}

std::string_view CertificateTable::cell(const ListingRow& row, Column column) const {
  const auto at = place(column);
  return at && *at < row.cells.size() ? std::string_view(row.cells[*at]) : std::string_view();
}

size_t CertificateTable::known_columns() const {
  return static_cast<size_t>(
      std::count_if(places_.begin(), places_.end(), [](const auto& at) { return at.has_value(); }));
}

std::vector<CertificateTable> certificate_tables(const Context& context) {
  std::vector<CertificateTable> tables;
  for (const Listing& listing : context.listings) {
    if (listing.form != ListingForm::csv) continue;
    CertificateTable table(listing);
    if (holds_certificates(table)) tables.push_back(std::move(table));
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

bool cell_says_nothing(std::string_view cell) {
  constexpr size_t kLongest = 24;  // "not applicable" with marks around it
  if (cell.size() > kLongest) return false;
  const std::string squeezed = squeeze(cell);
  return squeezed.empty() || squeezed == "na" || squeezed == "none" || squeezed == "notapplicable" ||
         squeezed == "null" || squeezed == "nil";
}

std::optional<Instant> parse_cell_time(std::string_view cell) {
  if (const auto exact = parse_instant(cell)) return exact;
  if (const auto zoneless = parse_instant(std::string(cell) + "Z")) return zoneless;
  if (const auto openssl = parse_openssl_time(cell)) return openssl;
  report::StampContext context;
  context.zone = "UTC";
  const auto stamps = report::find_stamps(cell, 0, context, true);
  return stamps.empty() ? std::nullopt : stamps.front().utc;
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
