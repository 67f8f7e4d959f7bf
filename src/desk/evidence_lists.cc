#include "desk/evidence_lists.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "base/utf8.h"
#include "evidence/describe.h"
#include "evidence/summary.h"
#include "x509/der.h"

namespace candor::desk {

using evidence::EvidenceSet;
using evidence::Row;

Status write_listing(Staging& staging, const std::string& csv, const std::string& urls, const EvidenceSet& set,
                     const evidence::AppendixOptions& options) {
  LineFile file(staging.path(csv));
  std::optional<LineFile> lines;
  if (!urls.empty()) lines.emplace(staging.path(urls));
  if (auto status = evidence::write_appendix(file, lines ? &*lines : nullptr, set, options); !status) return status;
  staging.keep_digest(csv, file.digest());
  if (lines) staging.keep_digest(urls, lines->digest());
  return {};
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

Status write_rejected(const std::string& path, const EvidenceSet& set) {
  LineFile file(path);
  file.add("file\toffset\tsha256\treason\n");
  for (const auto& rejected : set.rejected) {
    file.add(fmt::format("{}\t{}\t{}\t{}\n", printable(set.files[rejected.file].name), rejected.offset, rejected.sha256,
                         printable(rejected.reason)));
  }
  return file.close();
}

namespace {

Status write_sorted(const std::string& path, std::string_view header, std::vector<std::string>& lines) {
  std::sort(lines.begin(), lines.end());
  LineFile file(path);
  file.add(header);
  for (const std::string& line : lines) file.add(line);
  return file.close();
}

}  // namespace

Status write_remarks(const std::string& path, const EvidenceSet& set) {
  std::vector<std::string> lines;
  for (const auto& remark : set.pairing.remarks) {
    lines.push_back(fmt::format("{}\t{}\t{}\n", odd_pair_name(remark.what),
                                x509::to_hex(set.records[remark.first].sha256),
                                x509::to_hex(set.records[remark.second].sha256)));
  }
  const auto place = [&](const evidence::ListedConflict::Place& at) {
    return fmt::format("{} line {}", printable(set.files[at.file].name), at.line);
  };
  for (const auto& conflict : set.listed_conflicts) {
    const std::string hash = x509::to_hex(conflict.hash);
    lines.push_back(fmt::format("{} ({} and {}): {}\t{}\t{}\n", evidence::kListingsDisagree, place(conflict.first),
                                place(conflict.second), conflict.what, hash, hash));
  }
  return write_sorted(path, kRemarksHeader, lines);
}

Status write_not_logged(const std::string& path, const EvidenceSet& set, evidence::LoggedNotes& notes,
                        LoggedFacts& facts) {
  std::vector<std::string> lines;
  for (const Row& row : set.pairing.rows) {
    const auto& record = set.records[row.main()];
    const std::string text = notes.verdict(record);
    std::string_view verdict = text;
    if (verdict == evidence::kLogged) {
      ++facts.shown;
    } else if (verdict == evidence::kLogNotOwed) {
      ++facts.not_owed;
    } else {
      verdict.remove_prefix(std::string_view("no: ").size());
      ++facts.not_shown[std::string(verdict)];
      lines.push_back(fmt::format("{}\t{}\n", x509::to_hex(record.sha256), verdict));
    }
  }
  return write_sorted(path, kNotLoggedHeader, lines);
}

Status write_shard_rows(const std::string& path, const EvidenceSet& set) {
  LineFile file(path);
  for (const Row& row : set.pairing.rows) {
    const auto& record = set.records[row.main()];
    file.add(
        fmt::format("{}\t{}\t{:x}\n", record.not_before, x509::to_hex(record.sha256), evidence::problems_of(set, row)));
  }
  return file.close();
}

}  // namespace candor::desk
