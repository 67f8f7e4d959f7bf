#include "evidence/appendix.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>

#include "evidence/csv_text.h"

namespace candor::evidence {

namespace {

class File {
 public:
  explicit File(const std::string& path) : file_(std::fopen(path.c_str(), "wbe")) {}
  ~File() {
    if (file_ != nullptr) std::fclose(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool open() const { return file_ != nullptr; }
  bool write(const std::string& text) { return std::fwrite(text.data(), 1, text.size(), file_) == text.size(); }
  bool close() {
    std::FILE* file = file_;
    file_ = nullptr;
    return std::fclose(file) == 0;
  }

 private:
  std::FILE* file_;
};

void append_hash(std::string& out, const EvidenceSet& set, uint32_t record) {
  if (record == kNoRecord) return;
  static constexpr char kDigits[] = "0123456789abcdef";
  for (const uint8_t byte : set.records[record].sha256) {
    out.push_back(kDigits[byte >> 4U]);
    out.push_back(kDigits[byte & 15U]);
  }
}

void append_revocation(std::string& out, const RevocationCell& cell) {
  out.append(to_string(cell.value));
  out.push_back(',');
  if (cell.revoked) {
    out += format_instant(cell.revoked->when);
    out.push_back(',');
    // RFC 5280 section 5.3.1: an absent reason means unspecified.
    const auto reason = cell.revoked->reason == x509::Reason::none ? x509::Reason::unspecified : cell.revoked->reason;
    out.append(x509::reason_text(reason));
  } else {
    out.append("N/A,N/A");
  }
}

void append_row(std::string& out, const EvidenceSet& set, uint32_t number, const AppendixOptions& options) {
  const Row& row = set.pairing.rows[number];
  append_hash(out, set, row.precertificate);
  out.push_back(',');
  append_hash(out, set, row.certificate);
  out.push_back(',');
  // Text exists for records that match; of a pair that may be the precertificate alone.
  const Record* record = &set.records[row.main()];
  if (record->row_length == 0 && row.precertificate != kNoRecord) record = &set.records[row.precertificate];
  out.append(set.rows->text(record->row_offset, record->row_length));
  out.push_back(',');
  append_revocation(out, options.revocation ? options.revocation(number) : RevocationCell{});
  if (options.problem) {
    out.push_back(',');
    append_cell(out, options.problem(number), options.guard_formulas);
  }
  out.append(set.rows->text(record->row_offset + record->row_length, record->extra_length));
  out.append("\r\n");
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

Status write_appendix(const std::string& path, const EvidenceSet& set, const AppendixOptions& options) {
  constexpr size_t kBuffer = 1U << 20U;
  File file(path);
  const auto failed = [&] {
    return Error{fmt::format("cannot write {}: {}", path, std::strerror(errno)), "Is the disk full?"};  // NOLINT
  };
  if (!file.open()) return failed();
  std::string out;
  out.reserve(kBuffer + 65536);
  append_header(out, options);
  for (uint32_t row = 0; row < set.pairing.rows.size(); ++row) {
    if (options.only && !options.only(row)) continue;
    append_row(out, set, row, options);
    if (out.size() < kBuffer) continue;
    if (!file.write(out)) return failed();
    out.clear();
  }
  if (!file.write(out) || !file.close()) return failed();
  return {};
}

}  // namespace candor::evidence
