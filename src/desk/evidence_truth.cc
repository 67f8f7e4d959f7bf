#include "desk/evidence_truth.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/csv.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "desk/evidence_listed.h"
#include "desk/evidence_listing.h"

namespace candor::desk {

namespace {

using evidence::kNoRecord;
using evidence::Record;
using evidence::Row;
using report::ListingRow;
using rules::CertificateTable;
using rules::Column;
using Tell = std::function<void(std::string)>;

std::string shown(std::string_view text) {
  constexpr size_t kLongest = 80;
  if (text.empty()) return "nothing";
  const std::string line = printable(text.substr(0, kLongest));
  return fmt::format("\"{}\"{}", line, text.size() > kLongest ? "..." : "");
}

std::string disagreement(Column column, std::string_view cell, std::string_view truth) {
  return fmt::format("\"{}\" reads as {}, the certificate says {}", rules::name_of(column), shown(cell), shown(truth));
}

// Values of a name's attributes without types, escapes and quotes.
std::multiset<std::string> values_of(std::string_view name) {
  std::multiset<std::string> out;
  std::string part;
  const auto take = [&] {
    const size_t equals = part.find('=');
    const std::string value = fold(equals == std::string::npos ? part : part.substr(equals + 1));
    if (!value.empty()) out.insert(value);
    part.clear();
  };
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '\\' && i + 1 < name.size()) {
      part.push_back(name[++i]);
    } else if (c == ',' || c == ';' || c == '/' || c == '+' || c == '\n') {
      take();
    } else if (c != '"') {
      part.push_back(c);
    }
  }
  take();
  return out;
}

// Letters and digits only: the last resort, where escapes and separators differ.
std::multiset<char> letters_of(std::string_view text) {
  std::multiset<char> out;
  for (const char c : fold(text)) {
    if (static_cast<signed char>(c) < 0 || std::isalnum(static_cast<unsigned char>(c)) != 0) out.insert(c);
  }
  return out;
}

std::set<std::string> dns_set(std::string_view cell) {
  std::set<std::string> out;
  for (const std::string& name : evidence::listed_names(cell)) out.insert(to_lower(name));
  return out;
}

}  // namespace

bool same_name(std::string_view cell, std::string_view truth) {
  if (cell == truth || values_of(cell) == values_of(truth)) return true;
  return letters_of(cell) == letters_of(truth);
}

bool same_dns_names(std::string_view cell, std::string_view truth) {
  if (rules::cell_says_nothing(cell)) return truth.empty();
  return dns_set(cell) == dns_set(truth);
}

Truth::Truth(const evidence::EvidenceSet& set, const evidence::Revocations* revoked)
    : set_(set), cells_(set, false), revoked_(revoked) {
  const auto& rows = set.pairing.rows;
  by_hash_.reserve(rows.size() * 2);
  for (uint32_t i = 0; i < rows.size(); ++i) {
    for (const uint32_t record : {rows[i].certificate, rows[i].precertificate}) {
      if (record != kNoRecord) by_hash_.emplace(x509::to_hex(set.records[record].sha256), i);
    }
  }
}

uint32_t Truth::find(std::string_view certificate_hash, std::string_view precertificate_hash) const {
  for (const std::string_view cell : {certificate_hash, precertificate_hash}) {
    const auto at = by_hash_.find(plain_hash(cell));
    if (at != by_hash_.end()) return at->second;
  }
  return kNoRecord;
}

// Subject, issuer, not before, not after, serial, dNSNames: as `evidence build` writes them.
std::vector<std::string> Truth::cells_of(uint32_t number) {
  const Record& record = set_.records[set_.pairing.rows[number].main()];
  std::string text;
  if (record.row_length == 0 || !cells_.append(text, record)) return {};
  CsvReader reader(text);
  auto cells = reader.next();
  return cells ? std::move(cells->cells) : std::vector<std::string>();
}

void Truth::compare_hashes(const CertificateTable& table, const ListingRow& row, uint32_t number,
                           const Tell& tell) const {
  const Row& truth = set_.pairing.rows[number];
  for (const auto& [column, record] : {std::pair(Column::certificate_hash, truth.certificate),
                                       std::pair(Column::precertificate_hash, truth.precertificate)}) {
    if (!table.has(column) || record == kNoRecord) continue;
    const std::string hash = x509::to_hex(set_.records[record].sha256);
    const std::string_view cell = table.cell(row, column);
    if (plain_hash(cell) != hash) {
      tell(fmt::format("\"{}\" reads as {}, but {} is in the input", rules::name_of(column), shown(cell), hash));
    }
  }
}

void Truth::compare_revocation(const CertificateTable& table, const ListingRow& row, uint32_t number,
                               const Tell& tell) const {
  if (revoked_ == nullptr || !table.has(Column::is_revoked)) return;
  const auto revoked = revoked_->rows.find(number);
  const std::string_view cell = table.cell(row, Column::is_revoked);
  const bool says_yes = fold(cell) == "yes";
  if (says_yes != revoked.has_value()) {
    tell(
        fmt::format("\"Is revoked?\" reads as {}, the CRLs say {}", shown(cell), says_yes ? "not revoked" : "revoked"));
    return;
  }
  if (!says_yes) return;
  const std::string_view date = table.cell(row, Column::revocation_date);
  const auto moment = rules::parse_cell_time(date);
  if (table.has(Column::revocation_date) && (!moment || *moment != revoked->when)) {
    tell(fmt::format("\"Revocation date\" reads as {}, the CRL says {}", shown(date), format_instant(revoked->when)));
  }
  const auto reason = revoked->reason == x509::Reason::none ? x509::Reason::unspecified : revoked->reason;
  const std::string_view written = table.cell(row, Column::revocation_reason);
  if (table.has(Column::revocation_reason) && !contains_ci(written, x509::reason_text(reason)) &&
      !(reason == x509::Reason::unspecified && rules::cell_says_nothing(written))) {
    tell(fmt::format("\"Revocation reason\" reads as {}, the CRL says {}", shown(written), x509::reason_text(reason)));
  }
}

void Truth::compare(const CertificateTable& table, const ListingRow& row, uint32_t number, const Tell& tell) {
  compare_hashes(table, row, number, tell);
  const std::vector<std::string> truth = cells_of(number);
  if (truth.size() != 6) return;
  const bool personal = set_.records[set_.pairing.rows[number].main()].is(Record::kPersonal);
  constexpr Column kColumns[] = {Column::subject,   Column::issuer, Column::not_before,
                                 Column::not_after, Column::serial, Column::dns_names};
  for (size_t i = 0; i < truth.size(); ++i) {
    if (!table.has(kColumns[i])) continue;
    const std::string_view cell = table.cell(row, kColumns[i]);
    if (personal && rules::cell_says_nothing(cell)) continue;  // left out as the guidelines allow
    bool same = false;
    if (kColumns[i] == Column::not_before || kColumns[i] == Column::not_after) {
      const auto written = rules::parse_cell_time(cell);
      same = cell == truth[i] || (written && written == parse_instant(truth[i]));
    } else if (kColumns[i] == Column::serial) {
      same = !plain_serial(cell).empty() && plain_serial(cell) == plain_serial(truth[i]);
    } else {
      same = kColumns[i] == Column::dns_names ? same_dns_names(cell, truth[i]) : same_name(cell, truth[i]);
    }
    if (!same) tell(disagreement(kColumns[i], cell, truth[i]));
  }
  compare_revocation(table, row, number, tell);
}

}  // namespace candor::desk
