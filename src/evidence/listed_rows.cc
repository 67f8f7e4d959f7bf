#include "evidence/listed_rows.h"

#include <algorithm>
#include <array>

#include "evidence/cell_words.h"
#include "x509/certificate.h"

namespace candor::evidence {

namespace {

using report::Column;

Value text_or_null(const std::string& text) {
  return text.empty() ? Value(std::monostate{}) : Value(text);
}

// Columns that certificates answer out of nothing but what these rows say, too.
constexpr std::array<std::string_view, 7> kOfSubject = {"subject_cn", "subject_o", "subject_ou",    "subject_c",
                                                        "subject_st", "subject_l", "subject_serial"};

x509::TimeView time_of(int64_t seconds) {
  x509::TimeView time;
  if (seconds != 0) time.instant = Instant(Seconds(seconds));
  return time;
}

// The certificate as far as the row tells of it.
x509::Certificate certificate_of(const ListedCells& cells) {
  x509::Certificate certificate;
  certificate.subject = x509::as_bytes(cells.subject);
  certificate.serial = x509::as_bytes(cells.serial);
  certificate.not_before = time_of(cells.row.not_before);
  certificate.not_after = time_of(cells.row.not_after);
  return certificate;
}

Value dns_names(const ListedCells& cells, bool count) {
  const std::string& cell = cells.cell(Column::dns_names);
  if (cell.empty()) return std::monostate{};  // none, or left out
  const auto names = listed_names(cell);
  if (count) return static_cast<int64_t>(names.size());
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

}  // namespace

Status ListedRows::rewind() {
  next_ = 0;
  return {};
}

Result<bool> ListedRows::next() {
  ++next_;
  return rows_ != nullptr && next_ <= rows_->size();
}

Value ListedRows::value(size_t column) const {
  const ListedCells& cells = (*rows_)[next_ - 1];
  const ListedRow& row = cells.row;
  const SqlColumn& sql = sql_columns()[column];
  if (sql.name == "sha256") return x509::to_hex(row.main());
  if (sql.name == "precertificate") return static_cast<int64_t>(row.is(ListedRow::kCertificate) ? 0 : 1);
  if (sql.name == "subject") return text_or_null(cells.cell(Column::subject));
  if (sql.name == "issuer") return text_or_null(cells.cell(Column::issuer));
  if (sql.name == "dns_names" || sql.name == "dns_count") return dns_names(cells, sql.name == "dns_count");
  const bool told =
      (sql.name == "serial" && !cells.serial.empty()) || (sql.name == "not_before" && row.not_before != 0) ||
      (sql.name == "not_after" && row.not_after != 0) ||
      (sql.name == "validity_seconds" && row.not_before != 0 && row.not_after != 0) ||
      (!cells.subject.empty() && std::find(kOfSubject.begin(), kOfSubject.end(), sql.name) != kOfSubject.end());
  if (!told) return std::monostate{};
  const x509::Certificate certificate = certificate_of(cells);
  return sql.read({certificate, Record{}});
}

}  // namespace candor::evidence
