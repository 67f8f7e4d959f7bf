// Writes appendix.csv: the columns of the guideline version, first and in order, own columns to the right. And
// urls.txt, since both have the same rows.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "evidence/evidence_set.h"
#include "evidence/output_file.h"
#include "evidence/revocation.h"

namespace candor::evidence {

// Its functions are called on `threads` threads at once, each for other rows.
struct AppendixOptions {
  std::span<const std::string_view> columns;               // of the version; guidelines::Version::appendix_columns
  std::vector<std::string> added;                          // headers of own columns
  std::function<RevocationCell(uint32_t row)> revocation;  // by index into Pairing::rows; null: N/A everywhere
  bool guard_formulas = false;
  // The cell of the own column "problem", which stands before all other own columns; null: no such column. It belongs
  // to the row, not to one certificate: a pair shows the problems of both.
  std::function<std::string(uint32_t row)> problem;
  std::function<bool(uint32_t row)> only;  // rows to write; null: all
  size_t threads = 1;
};

// The URL of a certificate by its digest (hexadecimal) as a line.
void append_url(std::string& out, std::string_view sha256);

// Writes and closes the listing and, unless null, the file of URLs, which has a line for each of its rows: that of its
// certificate, else of its precertificate. The caller chooses temporary names and renames.
Status write_appendix(OutputFile& file, OutputFile* urls, const EvidenceSet& set, const AppendixOptions& options);

}  // namespace candor::evidence
