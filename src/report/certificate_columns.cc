#include "report/certificate_columns.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::report {

namespace {

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
  // "Not Before (UTC)", "Serial Number [hex]"
  const size_t remark = header.find_first_of("([");
  if (remark == std::string_view::npos || squeeze(header.substr(0, remark)).empty()) return std::nullopt;
  return likely_column(header.substr(0, remark));
}

ColumnPlaces places_in(const std::vector<std::string>& header) {
  ColumnPlaces places;
  for (const auto find : {exact_column, likely_column}) {
    for (size_t i = 0; i < header.size(); ++i) {
      const auto column = find(header[i]);
      if (column && !places[static_cast<size_t>(*column)]) places[static_cast<size_t>(*column)] = i;
    }
  }
  return places;
}

bool cell_says_nothing(std::string_view cell) {
  constexpr size_t kLongest = 24;  // "not applicable" with marks around it
  if (cell.size() > kLongest) return false;
  const std::string squeezed = squeeze(cell);
  return squeezed.empty() || squeezed == "na" || squeezed == "none" || squeezed == "notapplicable" ||
         squeezed == "null" || squeezed == "nil";
}

}  // namespace candor::report
