#include "desk/evidence_truth.h"

#include <algorithm>
#include <array>
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

struct NamePart {
  std::optional<std::string> type;  // as written before "=", lower case; none where there is no "="
  std::string value;                // folded
};

// A name's attributes without escapes and quotes.
std::vector<NamePart> parts_of(std::string_view name) {
  std::vector<NamePart> out;
  std::string part;
  const auto take = [&] {
    const size_t equals = part.find('=');
    NamePart next;
    if (equals != std::string::npos) next.type = to_lower(trim(std::string_view(part).substr(0, equals)));
    next.value = fold(next.type ? part.substr(equals + 1) : part);
    if (!next.value.empty()) out.push_back(std::move(next));
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

std::multiset<std::string> values_of(const std::vector<NamePart>& parts) {
  std::multiset<std::string> out;
  for (const NamePart& part : parts) out.insert(part.value);
  return out;
}

// Types that everybody writes the same way, so that another one says something else. Left out is fine.
bool types_disagree(const NamePart& written, const NamePart& truth) {
  constexpr std::array<std::string_view, 7> kCommon = {"cn", "o", "ou", "c", "l", "st", ""};
  const auto common = [&](const NamePart& part) {
    return part.type && std::find(kCommon.begin(), kCommon.end(), *part.type) != kCommon.end();
  };
  return common(written) && common(truth) && *written.type != *truth.type;
}

bool same_parts(const std::vector<NamePart>& written, const std::vector<NamePart>& truth) {
  if (values_of(written) != values_of(truth)) return false;
  return std::all_of(written.begin(), written.end(), [&](const NamePart& part) {
    return std::any_of(truth.begin(), truth.end(), [&](const NamePart& other) {
      return other.value == part.value && !types_disagree(part, other);
    });
  });
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
  if (cell == truth) return true;
  const auto written = parts_of(cell), parts = parts_of(truth);
  if (values_of(written) == values_of(parts)) return same_parts(written, parts);
  return letters_of(cell) == letters_of(truth);
}

bool same_dns_names(std::string_view cell, std::string_view truth) {
  if (rules::cell_says_nothing(cell) || rules::cell_says_nothing(truth)) {
    return rules::cell_says_nothing(cell) && rules::cell_says_nothing(truth);
  }
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
    has_certificates_ = has_certificates_ || rows[i].certificate != kNoRecord;
    has_precertificates_ = has_precertificates_ || rows[i].precertificate != kNoRecord;
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
        tell(fmt::format("\"{}\" reads as {}, which is not in the input", rules::name_of(column), shown(cell)));
      }
      return;
    }
    const std::string hash = x509::to_hex(set_.records[record].sha256);
    if (plain_hash(cell) != hash) {
      tell(fmt::format("\"{}\" reads as {}, but {} is in the input", rules::name_of(column), shown(cell), hash));
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
