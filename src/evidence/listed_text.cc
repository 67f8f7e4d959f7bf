#include "evidence/listed_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

#include "base/fold.h"
#include "evidence/cell_words.h"
#include "evidence/csv_text.h"
#include "evidence/describe.h"
#include "evidence/instant_text.h"
#include "evidence/pair_hash.h"
#include "evidence/revocation.h"
#include "report/crl_reason.h"
#include "x509/certificate.h"
#include "x509/name.h"
#include "x509/name_parse.h"

namespace candor::evidence {

namespace {

using report::Column;
using x509::Input;
using x509::Reason;

// emailAddress, givenName, surname, pseudonym: who has one of these in the subject is a person.
constexpr std::array<std::string_view, 4> kPersonTypes = {"emailAddress", "GN", "SN", "pseudonym"};

bool names_person(const ListedCells& cells) {
  for (const Column column : {Column::subject, Column::dns_names}) {
    if (cells.cell(column).find('@') != std::string::npos) return true;
  }
  std::vector<x509::Attribute> attributes;
  x509::read_name(x509::as_bytes(cells.subject), attributes);
  return std::any_of(attributes.begin(), attributes.end(), [](const x509::Attribute& attribute) {
    return std::find(kPersonTypes.begin(), kPersonTypes.end(), x509::oid_name(attribute.type)) != kPersonTypes.end();
  });
}

// The reason a cell names, be it among other words ("superseded by a new certificate").
std::optional<Reason> reason_in(std::string_view cell) {
  if (const auto code = report::parse_cell_reason(cell)) return static_cast<Reason>(*code);
  std::string letters;
  for (const char c : to_lower(cell)) {
    if (c >= 'a' && c <= 'z') letters.push_back(c);
  }
  for (int code = 0; code <= static_cast<int>(Reason::aa_compromise); ++code) {
    const auto reason = static_cast<Reason>(code);
    const std::string name = to_lower(x509::reason_text(reason));
    if (!name.empty() && letters.find(name) != std::string::npos) return reason;
  }
  return std::nullopt;
}

class ListingReader {
 public:
  ListingReader(const ListedBatch& batch, IssuerTable& issuers, Worked& out)
      : batch_(batch), issuers_(issuers), out_(out) {}

  std::optional<ListedCells> read(const CsvLine& line) {
    line_ = &line;
    hash_.clear();
    if (!line.problem.empty()) return reject(line.problem);
    ListedCells cells = take_cells(line);
    const auto revoked = batch_.places[static_cast<size_t>(Column::is_revoked)];
    says_revoked_ = revoked && *revoked < line.cells.size() && !trim(line.cells[*revoked]).empty();
    take_hash(cells, Column::certificate_hash, cells.row.certificate, ListedRow::kCertificate);
    take_hash(cells, Column::precertificate_hash, cells.row.precertificate, ListedRow::kPrecertificate);
    if ((cells.row.flags & (ListedRow::kCertificate | ListedRow::kPrecertificate)) == 0) {
      return reject("the row names no SHA-256 hash of a certificate");
    }
    hash_ = x509::to_hex(cells.row.main());
    if (line.cells.size() > batch_.width) forget_shifted(line, cells);
    take_names(cells);
    take_times(cells);
    take_serial(cells);
    take_revocation(cells);
    cells.row.file = batch_.file;
    cells.row.line = static_cast<uint32_t>(line.line);
    if (names_person(cells)) cells.row.flags |= ListedRow::kPersonal;
    return cells;
  }

 private:
  std::nullopt_t reject(std::string_view what) {
    remark(what);
    return std::nullopt;
  }
  // Also of a row that is taken all the same. One that names no certificate is known by the hash of its text.
  void remark(std::string_view what) {
    if (hash_.empty() && !line_->text.empty()) hash_ = x509::to_hex(sha256_.of(x509::as_bytes(line_->text)));
    out_.rejected.push_back({batch_.file, line_->offset, hash_, fmt::format("line {}: {}", line_->line, what)});
  }
  void unreadable(Column column, const std::string& cell, std::string_view as) {
    remark(
        fmt::format("listed as it stands: \"{}\" reads \"{}\", {}", report::name_of(column), cell.substr(0, 60), as));
  }

  ListedCells take_cells(const CsvLine& line) const {
    ListedCells cells;
    for (size_t i = 0; i < report::kColumnCount; ++i) {
      const auto place = batch_.places[i];
      if (!place || *place >= line.cells.size()) continue;
      std::string_view cell = trim(line.cells[*place]);
      // Our own guard against formulas.
      if (cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos) {
        cell.remove_prefix(1);
      }
      if (!report::cell_says_nothing(cell)) cells.cells[i] = cell;
    }
    return cells;
  }

  void take_hash(ListedCells& cells, Column column, Sha256Value& value, ListedRow::Flag flag) {
    const std::string& cell = cells.cell(column);
    if (cell.empty()) return;
    const auto hash = hash_in(cell);
    if (!hash) return remark(fmt::format("\"{}\" is no SHA-256 hash", report::name_of(column)));
    value = *hash;
    cells.row.flags |= flag;
  }

  // More cells than columns: a comma that should have been quoted moved what follows to the wrong columns.
  void forget_shifted(const CsvLine& line, ListedCells& cells) {
    for (std::string& cell : cells.cells) cell.clear();
    says_revoked_ = false;
    remark(fmt::format("{} {} under a header of {}: only the hashes are taken", line.cells.size(),
                       line.cells.size() == 1 ? "cell" : "cells", batch_.width));
  }

  void take_names(ListedCells& cells) {
    cells.subject = x509::encode_name(cells.cell(Column::subject)).value_or("");
    const std::string& issuer = cells.cell(Column::issuer);
    auto known = issuers_met_.find(issuer);
    if (known == issuers_met_.end()) {
      const auto der = x509::encode_name(issuer);
      const uint32_t number = der ? issuers_.intern(x509::as_bytes(*der)) : issuers_.intern_text(issuer);
      known = issuers_met_.emplace(issuer, std::pair(number, der.value_or(""))).first;
    }
    cells.row.issuer = known->second.first;
    cells.issuer = known->second.second;
  }

  void take_times(ListedCells& cells) {
    for (const auto& [column, seconds] :
         {std::pair(Column::not_before, &cells.row.not_before), std::pair(Column::not_after, &cells.row.not_after)}) {
      const std::string& cell = cells.cell(column);
      if (cell.empty()) continue;
      if (const auto instant = report::parse_cell_time(cell)) {
        *seconds = instant->time_since_epoch().count();
      } else {
        unreadable(column, cell, "no time that leaves no doubt");
      }
    }
  }

  void take_serial(ListedCells& cells) {
    const std::string& cell = cells.cell(Column::serial);
    if (cell.empty()) return;
    cells.serial = serial_octets(plain_serial(cell));
    if (cells.serial.empty()) return unreadable(Column::serial, cell, "no number in hexadecimal");
    cells.row.serial = hash_bytes(x509::as_bytes(cells.serial));
  }

  void take_revocation(ListedCells& cells) {
    const std::string said = fold(cells.cell(Column::is_revoked));
    ListedRow& row = cells.row;
    row.is_revoked = IsRevoked::not_applicable;
    if (says_revoked_) row.flags |= ListedRow::kSaysRevoked;
    if (said == "planned") row.is_revoked = IsRevoked::planned;
    if (said == "delayed") row.is_revoked = IsRevoked::delayed;
    if (said == "yes" || said == "y" || said == "true" || said == "revoked") row.is_revoked = IsRevoked::yes;
    if (row.is_revoked == IsRevoked::not_applicable) return;
    const std::string& date = cells.cell(Column::revocation_date);
    if (const auto moment = report::parse_cell_time(date)) {
      row.revoked = *moment;
    } else if (row.is_revoked == IsRevoked::yes || !date.empty()) {
      unreadable(Column::revocation_date, date, "no time that leaves no doubt");
    }
    if (row.is_revoked != IsRevoked::yes) return;
    const std::string& reason = cells.cell(Column::revocation_reason);
    const auto known = reason_in(reason);
    if (known) row.reason = *known;
    if (!known && !reason.empty()) unreadable(Column::revocation_reason, reason, "no reason that RFC 5280 knows");
  }

  const ListedBatch& batch_;
  IssuerTable& issuers_;
  Worked& out_;
  const CsvLine* line_ = nullptr;
  Sha256 sha256_;
  bool says_revoked_ = false;
  std::string hash_;
  std::unordered_map<std::string, std::pair<uint32_t, std::string>> issuers_met_;
};

void append_text(std::string& out, const std::string& text, bool guard) {
  append_cell(out, find_invalid_utf8(text) == std::string_view::npos ? text : printable(text), guard);
  out.push_back(',');
}

void append_time(std::string& out, const std::string& cell, int64_t seconds, bool guard) {
  if (seconds == 0) return append_text(out, cell, guard);
  append_instant(out, Instant(Seconds(seconds)));
  out.push_back(',');
}

// As Worker::note() does with the issuer of a certificate that a person issued to themselves.
void withhold_issuer(ListedCells& cells, const RowOptions& options, IssuerTable& issuers) {
  std::string& issuer = cells.cells[static_cast<size_t>(Column::issuer)];
  if (!cells.row.is(ListedRow::kPersonal) || options.personal_data || issuer.empty()) return;
  const Input name = x509::as_bytes(cells.issuer);
  const bool same = !name.empty() && canonical_name(name) == canonical_name(x509::as_bytes(cells.subject));
  if (!same && issuer != cells.cell(Column::subject)) return;
  cells.row.issuer = issuers.intern_withheld(name);
  issuer.clear();
}

// As Worker::describe() writes a certificate's.
void describe(ListedCells& cells, const RowOptions& options, std::string& text) {
  ListedRow& row = cells.row;
  const bool withheld = row.is(ListedRow::kPersonal) && !options.personal_data;
  const bool guard = options.guard_formulas;
  const size_t begin = text.size();
  row.row_offset = begin;
  append_text(text, withheld ? "" : cells.cell(Column::subject), guard);
  append_text(text, cells.cell(Column::issuer), guard);
  append_time(text, cells.cell(Column::not_before), row.not_before, guard);
  append_time(text, cells.cell(Column::not_after), row.not_after, guard);
  append_text(text, cells.serial.empty() ? cells.cell(Column::serial) : x509::serial_text(x509::as_bytes(cells.serial)),
              guard);
  std::string names;
  for (const std::string& name : listed_names(withheld ? "" : cells.cell(Column::dns_names))) {
    names += (names.empty() ? "" : " ") + name;
  }
  append_text(text, names, guard);
  text.pop_back();
  row.row_length = static_cast<uint32_t>(text.size() - begin);
  text.append(options.added.size(), ',');  // a listing has none of the own columns
  row.extra_length = static_cast<uint32_t>(text.size() - begin) - row.row_length;
}

void append_digest(const CsvLine& line, Sha256& sha256, std::string& out) {
  std::string all = line.problem;
  for (const std::string& cell : line.cells) all.append(1, '\x1F').append(cell);
  out.append(x509::as_chars(sha256.of(x509::as_bytes(all))));
}

}  // namespace

void read_listed(const ListedBatch& batch, const RowOptions& options, IssuerTable& issuers, Heuristic* heuristic,
                 Worked& out) {
  ListingReader reader(batch, issuers, out);
  std::vector<ListedCells> rows;
  Sha256 sha256;
  out.listed_file = batch.file;
  for (const CsvLine& line : batch.rows) {
    append_digest(line, sha256, out.listed_digests);
    if (auto cells = reader.read(line)) rows.push_back(std::move(*cells));
  }
  if (heuristic != nullptr) {
    heuristic->judge_listed(rows);
  } else {
    for (ListedCells& cells : rows) cells.row.flags |= ListedRow::kMatched;
  }
  for (ListedCells& cells : rows) {
    withhold_issuer(cells, options, issuers);
    describe(cells, options, out.text);
    out.listed.push_back(cells.row);
  }
}

}  // namespace candor::evidence
