// The tables of an evidence set besides the appendix: URLs, rejected input, remarks on pairs, and what a merge needs.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/evidence_facts.h"
#include "desk/evidence_staging.h"
#include "evidence/appendix.h"
#include "evidence/evidence_set.h"
#include "evidence/output_file.h"
#include "evidence/sct_check.h"

namespace candor::desk {

using LineFile = evidence::OutputFile;

// Writes the appendix `csv` and, unless it is empty, `urls` with a line for each of its rows; the digests of both are
// kept.
Status write_listing(Staging& staging, const std::string& csv, const std::string& urls,
                     const evidence::EvidenceSet& set, const evidence::AppendixOptions& options);

// "problem-NAME.csv": the name made safe for any file system; numbered, so that no two are alike.
std::string problem_file(size_t number, const std::string& name, std::string_view ending);

Status write_rejected(const std::string& path, const evidence::EvidenceSet& set);
Status write_remarks(const std::string& path, const evidence::EvidenceSet& set);
inline constexpr std::string_view kRemarksHeader = "what\tsha256\tsha256\n";
// Rows that cannot be shown to be logged, and in `facts` how many of which kind there are.
Status write_not_logged(const std::string& path, const evidence::EvidenceSet& set, evidence::LoggedNotes& notes,
                        LoggedFacts& facts);
inline constexpr std::string_view kNotLoggedHeader = "sha256\twhy\n";

// One line a row: not before in seconds, SHA-256 of the row's certificate (or precertificate), problems as bits.
Status write_shard_rows(const std::string& path, const evidence::EvidenceSet& set);

}  // namespace candor::desk
