#include "evidence/appendix.h"

#include "evidence/csv_text.h"
#include "evidence/instant_text.h"
#include "evidence/row_cells.h"

namespace candor::evidence {

namespace {

constexpr std::string_view kNotRevoked = ",N/A,N/A,N/A";

constexpr size_t kHashDigits = 2 * std::tuple_size_v<Sha256Value>;

void append_hash(std::string& out, const EvidenceSet& set, uint32_t record) {
  if (record != kNoRecord) x509::append_hex(out, set.records[record].sha256);
  out.push_back(',');
}

// The two columns of hashes. Returns where in `out` the one lies that the row goes by.
size_t append_hashes(std::string& out, const EvidenceSet& set, const Row& row) {
  const size_t begin = out.size();
  append_hash(out, set, row.precertificate);
  if (row.certificate == kNoRecord) {
    out.push_back(',');
    return begin;
  }
  const size_t main = out.size();
  append_hash(out, set, row.certificate);
  return main;
}

void append_revocation(std::string& out, const RevocationCell& cell) {
  if (cell.value == IsRevoked::not_applicable) return void(out.append(kNotRevoked));
  out.push_back(',');
  out.append(to_string(cell.value));
  out.push_back(',');
  if (!cell.revoked) return void(out.append("N/A,N/A"));
  if (cell.revoked->when == Revoked::kNoDate) {
    out.append("N/A");
  } else {
    append_instant(out, cell.revoked->when);
  }
  out.push_back(',');
  // RFC 5280 section 5.3.1: an absent reason means unspecified.
  const auto reason = cell.revoked->reason == x509::Reason::none ? x509::Reason::unspecified : cell.revoked->reason;
  out.append(x509::reason_text(reason));
}

Status append_row(std::string& out, const EvidenceSet& set, uint32_t number, const AppendixOptions& options,
                  RowCells& cells) {
  const Row& row = set.pairing.rows[number];
  const size_t hash = append_hashes(out, set, row);
  if (options.written) options.written(std::string_view(out).substr(hash, kHashDigits));
  // Text exists for records that match; of a pair that may be the precertificate alone.
  const Record* record = &set.records[row.main()];
  if (record->row_length == 0 && row.precertificate != kNoRecord) record = &set.records[row.precertificate];
  const auto added = cells.append(out, *record);
  if (!added) return added.error();
  append_revocation(out, options.revocation ? options.revocation(number) : RevocationCell{});
  if (options.problem) {
    out.push_back(',');
    append_cell(out, options.problem(number), options.guard_formulas);
  }
  out.append(*added);
  out.append("\r\n");
  return {};
}

void append_header(std::string& out, const AppendixOptions& options) {
  for (const std::string_view column : options.columns) {
    append_cell(out, column, false);
    out.push_back(',');
  }
  if (options.problem) out += "problem,";
  for (const std::string& column : options.added) {
    append_cell(out, column, false);
    out.push_back(',');
  }
  out.back() = '\r';
  out.push_back('\n');
}

}  // namespace

Status write_appendix(OutputFile& file, const EvidenceSet& set, const AppendixOptions& options) {
  append_header(file.buffer(), options);
  RowCells cells(set, options.guard_formulas);
  Status status;
  set.for_each_row([&](uint32_t number, const Row&) {
    constexpr size_t kAhead = 16;
    const auto& rows = set.pairing.rows;
    if (number + kAhead < rows.size()) cells.prefetch(set.records[rows[number + kAhead].main()]);
    if (!status.ok() || (options.only && !options.only(number))) return;
    status = append_row(file.buffer(), set, number, options, cells);
    file.settle();
  });
  if (!status) return status;
  return file.close();
}

}  // namespace candor::evidence
