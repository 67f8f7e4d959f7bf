// The tables of an evidence set besides the appendix: URLs, rejected input, remarks on pairs, and what a merge needs.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/evidence_staging.h"
#include "evidence/evidence_set.h"

namespace candor::desk {

// Writes through a buffer; errors wait for close().
class LineFile {
 public:
  explicit LineFile(std::string path, const char* mode = "wbe");  // as fopen() takes it
  ~LineFile();
  LineFile(const LineFile&) = delete;
  LineFile& operator=(const LineFile&) = delete;

  void add(std::string_view text);
  Status close();

 private:
  void flush();

  std::string path_;
  std::FILE* file_;
  std::string buffer_;
  int error_ = 0;
};

uint32_t problems_of(const evidence::EvidenceSet& set, const evidence::Row& row);

std::string url_line(std::string_view sha256_hex);

// "problem-NAME.csv": the name made safe for any file system; numbered, so that no two are alike.
std::string problem_file(size_t number, const std::string& name, std::string_view ending);

Status write_urls(const std::string& path, const evidence::EvidenceSet& set,
                  const std::function<bool(uint32_t row)>& only);
Status write_rejected(const std::string& path, const evidence::EvidenceSet& set);
Status write_remarks(const std::string& path, const evidence::EvidenceSet& set);
inline constexpr std::string_view kRemarksHeader = "what\tsha256\tsha256\n";

// One line a row: not before in seconds, SHA-256 of the row's certificate (or precertificate), problems as bits.
Status write_shard_rows(const std::string& path, const evidence::EvidenceSet& set);

}  // namespace candor::desk
