#include "desk/evidence_truth.h"

#include <fmt/format.h>

#include "base/csv.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "desk/evidence_listed.h"
#include "desk/evidence_listing.h"
#include "desk/evidence_names.h"
#include "report/crl_reason.h"

namespace candor::desk {

namespace {

using evidence::kNoRecord;
using evidence::Record;
using evidence::Row;
using guidelines::Level;
using report::ListingRow;
using rules::CertificateTable;
using rules::Column;
using Tell = Truth::Tell;

std::string shown(std::string_view text) {
  constexpr size_t kLongest = 80;
  if (text.empty()) return "nothing";
  const std::string line = printable(text.substr(0, kLongest));
  return fmt::format("\"{}\"{}", line, text.size() > kLongest ? "..." : "");
}

std::string disagreement(Column column, std::string_view cell, std::string_view truth) {
  return fmt::format("\"{}\" reads as {}, the certificate says {}", rules::name_of(column), shown(cell), shown(truth));
}

bool names_reason(std::string_view cell, x509::Reason reason) {
  if (const auto code = report::parse_cell_reason(cell)) return *code == static_cast<int>(reason);
  if (reason == x509::Reason::unspecified && rules::cell_says_nothing(cell)) return true;
  return contains_ci(cell, x509::reason_text(reason));  // among other words, which is for the rules to judge
}

// As `evidence build` takes it from earlier listings, too.
bool says_revoked(std::string_view cell) {
  const std::string folded = fold(cell);
  return folded == "yes" || folded == "y" || folded == "true" || folded == "revoked";
}

bool same_value(Column column, std::string_view cell, std::string_view truth) {
  if (column == Column::not_before || column == Column::not_after) {
    const auto written = rules::read_cell_time(cell);
    const auto moment = parse_instant(truth);
    return cell == truth || (written && moment && written->covers(*moment));
  }
  if (column == Column::serial) return !plain_serial(cell).empty() && plain_serial(cell) == plain_serial(truth);
  return same_dns_names(cell, truth);
}

void compare_cell(Column column, std::string_view cell, std::string_view truth, const Tell& tell) {
  const bool name = column == Column::subject || column == Column::issuer;
  const NameMatch match = name                              ? match_name(cell, truth)
                          : same_value(column, cell, truth) ? NameMatch::same
                                                            : NameMatch::other;
  if (match == NameMatch::other) tell(Level::must, disagreement(column, cell, truth));
  if (match == NameMatch::untyped) {
    tell(Level::should, fmt::format("\"{}\" reads as {}, which leaves out attribute types of {}",
                                    rules::name_of(column), shown(cell), shown(truth)));
  }
}

}  // namespace

Truth::Truth(const evidence::EvidenceSet& set, const evidence::Revocations* revoked)
    : set_(set), cells_(set, false), revoked_(revoked) {
  const auto& rows = set.pairing.rows;
  by_hash_.reserve(rows.size() * 2);
  for (uint32_t i = 0; i < rows.size(); ++i) {
    for (const uint32_t record : {rows[i].certificate, rows[i].precertificate}) {
      if (record != kNoRecord) by_hash_.emplace(x509::to_hex(set.records[record].sha256), i);
    }
    has_certificates_ = has_certificates_ || rows[i].certificate != kNoRecord;
    has_precertificates_ = has_precertificates_ || rows[i].precertificate != kNoRecord;
  }
  for (const evidence::PairRemark& remark : set.pairing.remarks) {
    if (remark.what != evidence::OddPair::two_precertificates) continue;
    const auto row = by_hash_.find(x509::to_hex(set.records[remark.second].sha256));
    if (row != by_hash_.end()) second_.emplace(x509::to_hex(set.records[remark.first].sha256), row->second);
  }
}

uint32_t Truth::find(std::string_view certificate_hash, std::string_view precertificate_hash) const {
  for (const std::string_view cell : {certificate_hash, precertificate_hash}) {
    for (const auto* hashes : {&by_hash_, &second_}) {
      const auto at = hashes->find(plain_hash(cell));
      if (at != hashes->end()) return at->second;
    }
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

void Truth::compare_hashes(const CertificateTable& table, const ListingRow& row, uint32_t number, const Tell& tell) {
  const Row& truth = set_.pairing.rows[number];
  const auto compare = [&](Column column, uint32_t record, bool has_any) {
    if (!table.has(column)) return;
    const std::string_view cell = table.cell(row, column);
    if (record == kNoRecord) {
      if (plain_hash(cell).empty() || by_hash_.contains(plain_hash(cell))) return;
      if (!has_any) {
        ++hashes_unseen_;
      } else {
        tell(Level::must,
             fmt::format("\"{}\" reads as {}, which is not in the input", rules::name_of(column), shown(cell)));
      }
      return;
    }
    const std::string hash = x509::to_hex(set_.records[record].sha256);
    const auto second = second_.find(plain_hash(cell));
    if (plain_hash(cell) != hash && (second == second_.end() || second->second != number)) {
      tell(Level::must,
           fmt::format("\"{}\" reads as {}, but {} is in the input", rules::name_of(column), shown(cell), hash));
    }
  };
  compare(Column::certificate_hash, truth.certificate, has_certificates_);
  compare(Column::precertificate_hash, truth.precertificate, has_precertificates_);
}

void Truth::compare_revocation(const CertificateTable& table, const ListingRow& row, uint32_t number,
                               const Tell& tell) const {
  if (revoked_ == nullptr || !table.has(Column::is_revoked)) return;
  const auto revoked = revoked_->rows.find(number);
  const std::string_view cell = table.cell(row, Column::is_revoked);
  const bool says_yes = says_revoked(cell);
  if (says_yes != revoked.has_value()) {
    tell(Level::must, fmt::format("\"Is revoked?\" reads as {}, the CRLs say {}", shown(cell),
                                  says_yes ? "not revoked" : "revoked"));
    return;
  }
  if (!says_yes) return;
  const std::string_view date = table.cell(row, Column::revocation_date);
  const auto moment = rules::read_cell_time(date);
  if (table.has(Column::revocation_date) && (!moment || !moment->covers(revoked->when))) {
    tell(Level::must,
         fmt::format("\"Revocation date\" reads as {}, the CRL says {}", shown(date), format_instant(revoked->when)));
  }
  const auto reason = revoked->reason == x509::Reason::none ? x509::Reason::unspecified : revoked->reason;
  const std::string_view written = table.cell(row, Column::revocation_reason);
  if (table.has(Column::revocation_reason) && !names_reason(written, reason)) {
    tell(Level::must,
         fmt::format("\"Revocation reason\" reads as {}, the CRL says {}", shown(written), x509::reason_text(reason)));
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
    compare_cell(kColumns[i], cell, truth[i], tell);
  }
  compare_revocation(table, row, number, tell);
}

}  // namespace candor::desk
