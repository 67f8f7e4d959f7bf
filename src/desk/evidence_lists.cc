#include "desk/evidence_lists.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>

#include "evidence/describe.h"
#include "x509/der.h"

namespace candor::desk {

using evidence::EvidenceSet;
using evidence::kNoRecord;
using evidence::Row;

LineFile::LineFile(std::string path, const char* mode)
    : path_(std::move(path)), file_(std::fopen(path_.c_str(), mode)) {
  if (file_ == nullptr) error_ = errno;
}

LineFile::~LineFile() {
  if (file_ != nullptr) std::fclose(file_);
}

void LineFile::flush() {
  if (file_ != nullptr && error_ == 0 && std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size()) {
    error_ = errno;
  }
  buffer_.clear();
}

void LineFile::add(std::string_view text) {
  constexpr size_t kBuffer = 1U << 18U;
  buffer_.append(text);
  if (buffer_.size() >= kBuffer) flush();
}

Status LineFile::close() {
  flush();
  std::FILE* file = std::exchange(file_, nullptr);
  if (file != nullptr && std::fclose(file) != 0 && error_ == 0) error_ = errno;
  if (error_ == 0) return {};
  return Error{fmt::format("cannot write {}: {}", path_, std::strerror(error_)),  // NOLINT(concurrency-mt-unsafe)
               "Nothing was written."};
}

uint32_t problems_of(const EvidenceSet& set, const Row& row) {
  uint32_t problems = 0;
  if (row.certificate != kNoRecord) problems |= set.records[row.certificate].problems;
  if (row.precertificate != kNoRecord) problems |= set.records[row.precertificate].problems;
  return problems;
}

std::string url_line(std::string_view sha256_hex) {
  return fmt::format("https://crt.sh/?sha256={}\n", sha256_hex);
}

std::string problem_file(size_t number, const std::string& name, std::string_view ending) {
  std::string safe;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (plain) {
      safe.push_back(c);
    } else if (!safe.empty() && safe.back() != '-') {
      safe.push_back('-');
    }
    if (safe.size() >= 60) break;
  }
  return fmt::format("problem-{}-{}{}", number + 1, safe.empty() ? "list" : safe, ending);
}

Status write_urls(const std::string& path, const EvidenceSet& set, const std::function<bool(uint32_t)>& only) {
  LineFile file(path);
  for (uint32_t row = 0; row < set.pairing.rows.size(); ++row) {
    if (only && !only(row)) continue;
    file.add(url_line(x509::to_hex(set.records[set.pairing.rows[row].main()].sha256)));
  }
  return file.close();
}

Status write_rejected(const std::string& path, const EvidenceSet& set) {
  LineFile file(path);
  file.add("file\toffset\tsha256\treason\n");
  for (const auto& rejected : set.rejected) {
    file.add(fmt::format("{}\t{}\t{}\t{}\n", evidence::printable(set.files[rejected.file].name), rejected.offset,
                         rejected.sha256, evidence::printable(rejected.reason)));
  }
  return file.close();
}

namespace {

std::string_view name_of(evidence::OddPair what) {
  switch (what) {
    case evidence::OddPair::two_certificates:
      return "two certificates for one precertificate";
    case evidence::OddPair::two_precertificates:
      return "two precertificates for one certificate";
    case evidence::OddPair::same_serial:
      return "same issuer, serial and key, but not the same TBSCertificate";
    case evidence::OddPair::signing_ca:
      return "paired through a precertificate signing CA";
  }
  return "";
}

}  // namespace

Status write_remarks(const std::string& path, const EvidenceSet& set) {
  std::vector<std::string> lines;
  for (const auto& remark : set.pairing.remarks) {
    lines.push_back(fmt::format("{}\t{}\t{}\n", name_of(remark.what), x509::to_hex(set.records[remark.first].sha256),
                                x509::to_hex(set.records[remark.second].sha256)));
  }
  std::sort(lines.begin(), lines.end());
  LineFile file(path);
  file.add(kRemarksHeader);
  for (const std::string& line : lines) file.add(line);
  return file.close();
}

Status write_shard_rows(const std::string& path, const EvidenceSet& set) {
  LineFile file(path);
  for (const Row& row : set.pairing.rows) {
    const auto& record = set.records[row.main()];
    file.add(fmt::format("{}\t{}\t{:x}\n", record.not_before, x509::to_hex(record.sha256), problems_of(set, row)));
  }
  return file.close();
}

}  // namespace candor::desk
